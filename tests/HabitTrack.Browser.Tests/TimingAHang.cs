using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class TimingAHang(TestBrowser browser)
{
    [Fact]
    public async Task that_was_forgotten_asks_before_it_is_kept_and_can_be_discarded()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await Timing(app, TimeSpan.FromHours(9));

        await Button(window, "Stop and save").TapAsync();
        await Assertions.Expect(Button(window, "Keep 8 h 59 min")).ToBeVisibleAsync();
        await window.Page.ReloadAsync();
        await Assertions.Expect(Button(window, "Keep 8 h 59 min")).ToBeVisibleAsync();
        await Button(window, "Discard").TapAsync();

        await Assertions.Expect(Button(window, "Start")).ToBeFocusedAsync();
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task that_took_long_is_kept_where_the_person_says_so()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await Timing(app, TimeSpan.FromMinutes(11));

        await Button(window, "Stop and save").TapAsync();
        await window.Page.Locator(".start").TapAsync();

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("logged.");
        Assert.InRange((await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>(), 650, 660);
    }

    [Fact]
    public async Task takes_a_tap_anywhere_on_the_panel_and_stops_at_the_target_where_that_is_chosen()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await Open(app);
        await window.Page.Locator("[name=target][value='15']").TapAsync();
        await window.Page.GetByText("Stop at the target").TapAsync();

        await window.Page.Locator(".timer svg").TapAsync();
        await window.Page.Clock.RunForAsync(21_000);

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("15 s logged.");
        await Assertions.Expect(window.Page.Locator("[name=target][value='15']")).ToBeCheckedAsync();
        await Assertions.Expect(window.Page.Locator("[name=stop]")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task past_the_target_is_no_alarm()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await Timing(app, TimeSpan.FromMinutes(2));

        var colors = await window.Page.EvaluateAsync<string[]>(
            "['.start', '.run'].map(part => document.querySelector(part)).flatMap(part => [getComputedStyle(part).backgroundColor, getComputedStyle(part).stroke])");
        var alert = await window.Page.EvaluateAsync<string>(
            "(() => { const probe = document.body.appendChild(document.createElement('i')); probe.style.color = 'var(--alert)'; return getComputedStyle(probe).color; })()");

        Assert.DoesNotContain(alert, colors);
    }

    [Theory]
    [InlineData("/log/hang")]
    [InlineData("/history")]
    public async Task moves_nothing_while_scripts_are_slow(string path)
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 30 });
        await using var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Page.AddInitScriptAsync(
            "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value)).observe({ type: 'layout-shift', buffered: true });");
        var release = new TaskCompletionSource();
        await window.Page.RouteAsync("**/*.js", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });

        await window.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await window.Until("the page is painted", "performance.getEntriesByName('first-contentful-paint').length > 0");
        release.SetResult();
        await window.Page.Locator("[data-ready]").First.WaitForAsync();

        Assert.Equal(0, await window.Page.EvaluateAsync<double>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shift))))"), 3);
    }

    private static ILocator Button(Window window, string name) => window.Page.GetByRole(AriaRole.Button, new() { Name = name });

    private async Task<Window> Open(HabitTrackApp app)
    {
        var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Page.Clock.InstallAsync(new() { TimeDate = app.Clock.Now.UtcDateTime });
        return await window.Visit("/log/hang");
    }

    /// <summary>A window in which the timer was started a while ago.</summary>
    private async Task<Window> Timing(HabitTrackApp app, TimeSpan ago)
    {
        var window = await Open(app);
        await Button(window, "Start").TapAsync();
        await window.Page.Clock.FastForwardAsync((long)ago.TotalMilliseconds);
        return window;
    }
}
