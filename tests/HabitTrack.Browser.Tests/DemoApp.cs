using HabitTrack.Web.Tests;

namespace HabitTrack.Browser.Tests;

/// <summary>The service with a year of somebody's history, for tests that only look.</summary>
public sealed class DemoApp : IAsyncLifetime
{
    private HabitTrackApp? app;

    public Uri Address => app!.Client.BaseAddress!;

    public async ValueTask InitializeAsync() => app = await HabitTrackApp.Start("--demo", "true");

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }
}
