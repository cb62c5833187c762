using HabitTrack.Web.Tests;

[assembly: AssemblyFixture(typeof(DemoApp))]

namespace HabitTrack.Web.Tests;

/// <summary>The service in local mode with a year of demo data, shared by tests that change nothing. It starts on first use.</summary>
public sealed class DemoApp : IAsyncDisposable
{
    private readonly Lazy<Task<HabitTrackApp>> app = new(() => HabitTrackApp.Start("--demo", "true"));

    public async Task<Uri> Address() => (await app.Value).Client.BaseAddress!;

    /// <summary>The running service for another caller, who cannot stop it.</summary>
    public async Task<HabitTrackApp> App() => (await app.Value).Share(null);

    public async ValueTask DisposeAsync()
    {
        if (app.IsValueCreated)
            await (await app.Value).DisposeAsync();
    }
}
