using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class BeingOffline(TestBrowser browser)
{
    [Fact]
    public async Task keeps_what_is_logged_and_sends_it_once_when_back()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/plans/back-care", new { });
        await using var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Page.Clock.SetFixedTimeAsync(app.Clock.Now.UtcDateTime);
        await Ready(window, "/");

        await window.Context.SetOfflineAsync(true);
        var hang = window.Page.GetByRole(AriaRole.Button, new() { Name = "+ 30 s" });
        await hang.TapAsync();
        await Assertions.Expect(window.Page.GetByText("One log is kept here")).ToBeVisibleAsync();
        await hang.TapAsync();
        await Assertions.Expect(window.Page.GetByText("2 logs are kept here")).ToBeVisibleAsync();
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByText("2 logs are kept here")).ToBeVisibleAsync();
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));

        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Page.Locator(".outbox")).ToHaveCountAsync(0);
        Assert.Equal(2, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task the_timer_goes_on_over_a_reload_and_saves_on_stop()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Page.Clock.InstallAsync(new() { TimeDate = app.Clock.Now.UtcDateTime });
        await Ready(window, "/log/hang");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Start" }).TapAsync();
        await window.Page.Clock.FastForwardAsync(15_000);
        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();
        await window.Page.Clock.FastForwardAsync(10_000);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Stop and save" }).TapAsync();
        await Assertions.Expect(window.Page.GetByText("One log is kept here")).ToBeVisibleAsync();
        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Page.Locator(".outbox")).ToHaveCountAsync(0);

        Assert.InRange((await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>(), 20, 22);
    }

    /// <summary>The page has been seen, and kept.</summary>
    private static async Task Ready(Window window, string path)
    {
        await window.Visit(path);
        await window.ServiceWorker();
        await window.Page.ReloadAsync();
        await window.Until("the page is kept", "navigator.serviceWorker.controller !== null && caches.match(location.href).then(kept => kept !== undefined)");
    }
}
