using HabitTrack.Browser.Tests;
using HabitTrack.Web.Tests;

[assembly: AssemblyFixture(typeof(DemoApp))]

namespace HabitTrack.Browser.Tests;

/// <summary>The service with a year of demo data, shared by tests that only read. It starts on first use.</summary>
public sealed class DemoApp : IAsyncDisposable
{
    private readonly Lazy<Task<HabitTrackApp>> app = new(() => HabitTrackApp.Start("--demo", "true"));

    public async Task<Uri> Address() => (await app.Value).Client.BaseAddress!;

    public async ValueTask DisposeAsync()
    {
        if (app.IsValueCreated)
            await (await app.Value).DisposeAsync();
    }
}
