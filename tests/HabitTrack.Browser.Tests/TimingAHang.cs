using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class TimingAHang(TestBrowser browser)
{
    [Fact]
    public async Task asks_before_it_keeps_an_implausibly_long_time()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await StartTimer(app, TimeSpan.FromHours(9));

        await Button(window, "Stop and save").TapAsync();
        await Assertions.Expect(Button(window, "Keep 8 h 59 min")).ToBeVisibleAsync();
        await window.Page.ReloadAsync();
        await Assertions.Expect(Button(window, "Keep 8 h 59 min")).ToBeVisibleAsync();
        await Button(window, "Discard").TapAsync();

        await Assertions.Expect(Button(window, "Start")).ToBeFocusedAsync();
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task logs_a_long_time_after_confirmation()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await StartTimer(app, TimeSpan.FromMinutes(11));

        await Button(window, "Stop and save").TapAsync();
        await window.Page.Locator(".start").TapAsync();

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("logged.");
        Assert.InRange((await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>(), 650, 660);
    }

    [Fact]
    public async Task starts_on_a_tap_anywhere_on_the_panel_and_stops_at_the_target_if_selected()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await Open(app);
        await window.Page.Locator("[name=target][value='15']").TapAsync();
        await window.Page.GetByText("Stop at the target").TapAsync();

        await window.Page.Locator(".timer svg").TapAsync();
        await window.Page.Clock.RunForAsync(21_000);

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("15 s logged.");
        await Assertions.Expect(window.Page.Locator(".clock small")).ToContainTextAsync("2 min 45 s to go");
        await Assertions.Expect(window.Page.Locator("[name=target][value='15']")).ToBeCheckedAsync();
        await Assertions.Expect(window.Page.Locator("[name=stop]")).ToBeCheckedAsync();
    }

    [Theory]
    [InlineData("/log/hang")]
    [InlineData("/log")]
    public async Task saves_the_target_when_it_was_reached_while_the_page_was_hidden_or_left(string meanwhile)
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await Open(app);
        await window.Page.GetByText("Stop at the target").TapAsync();
        await Button(window, "Start").TapAsync();

        if (meanwhile != "/log/hang")
            await window.Visit(meanwhile);
        // Frames and timers are skipped, as on a locked phone.
        await window.Page.Clock.FastForwardAsync(120_000);
        if (meanwhile != "/log/hang")
            await window.Visit("/log/hang");

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("30 s logged.");
        Assert.Equal(30, (await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>());
    }

    [Fact]
    public async Task saves_the_elapsed_time_when_the_target_is_lowered_below_it()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await Open(app);
        await window.Page.Locator("[name=target][value='90']").TapAsync();
        await window.Page.GetByText("Stop at the target").TapAsync();
        await Button(window, "Start").TapAsync();
        await window.Page.Clock.FastForwardAsync(65_000);

        await window.Page.Locator("[name=target][value='15']").TapAsync();

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("logged.");
        Assert.InRange((await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>(), 58, 66);
    }

    [Fact]
    public async Task does_not_use_the_alert_color_past_the_target()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await StartTimer(app, TimeSpan.FromMinutes(2));

        var colors = await window.Page.EvaluateAsync<string[]>(
            "['.start', '.run'].map(part => document.querySelector(part)).flatMap(part => [getComputedStyle(part).backgroundColor, getComputedStyle(part).stroke])");
        var alert = await window.Page.EvaluateAsync<string>(
            "(() => { const probe = document.body.appendChild(document.createElement('i')); probe.style.color = 'var(--alert)'; return getComputedStyle(probe).color; })()");

        Assert.DoesNotContain(alert, colors);
    }

    [Theory]
    [InlineData("/log/hang")]
    [InlineData("/history")]
    public async Task causes_no_layout_shift_while_scripts_load(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        await using var window = await browser.Open(app, Window.Phone);
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
        var window = await browser.Open(app, Window.Phone);
        await window.Page.Clock.InstallAsync(new() { TimeDate = app.Now.UtcDateTime });
        return await window.Visit("/log/hang");
    }

    /// <summary>Opens a window whose timer was started the given time ago.</summary>
    private async Task<Window> StartTimer(HabitTrackApp app, TimeSpan ago)
    {
        var window = await Open(app);
        await Button(window, "Start").TapAsync();
        await window.Page.Clock.FastForwardAsync((long)ago.TotalMilliseconds);
        return window;
    }
}
