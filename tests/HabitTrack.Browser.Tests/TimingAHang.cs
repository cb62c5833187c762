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
        await window.Page.Clock.FastForwardAsync(60_000);
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
    public async Task asks_before_it_keeps_a_target_that_was_reached_long_ago_and_dates_it_then()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await using var window = await Open(app);
        await window.Page.GetByText("Stop at the target").TapAsync();
        await Button(window, "Start").TapAsync();
        await window.Visit("/log");
        await window.Page.Clock.FastForwardAsync((long)TimeSpan.FromHours(9).TotalMilliseconds);
        var began = app.Clock.Now;
        app.Clock.Now = began.AddHours(9);

        await window.Visit("/log/hang");
        await Button(window, "Keep 30 s").TapAsync();

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("30 s logged.");
        var entry = (await app.Get("/v1/entries"))["entries.0.performedAt"]!.GetValue<DateTimeOffset>();
        Assert.InRange(entry, began, began.AddMinutes(2));
    }

    [Fact]
    public async Task logs_a_hang_of_two_windows_once()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await Open(app);
        var other = await window.Context.NewPageAsync();
        await Button(window, "Start").TapAsync();
        await other.GotoAsync("/log/hang");
        await window.Page.Clock.FastForwardAsync(20_000);
        var stop = other.GetByRole(AriaRole.Button, new() { Name = "Stop and save" });
        await Assertions.Expect(stop).ToBeVisibleAsync();

        await Button(window, "Stop and save").TapAsync();
        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("logged.");
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToBeVisibleAsync();
        Assert.Equal(1, await app.Entries());

        await window.Page.GetByText("Stop at the target").TapAsync();
        await other.ReloadAsync();
        await Button(window, "Start").TapAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeVisibleAsync();
        await window.Page.Clock.RunForAsync(60_000);
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToBeVisibleAsync();
        await Assertions.Expect(Button(window, "Start")).ToBeVisibleAsync();
        await window.UntilNothingIsKept();
        Assert.Equal(2, await app.Entries());
    }

    [Fact]
    public async Task measures_on_when_the_clock_is_set_back_and_asks_for_the_time_after_a_reload()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await StartTimer(app, TimeSpan.FromSeconds(25));
        await window.Page.Clock.SetSystemTimeAsync(app.Now.AddHours(-1).UtcDateTime);

        await Button(window, "Stop and save").TapAsync();

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("s logged.");
        Assert.InRange((await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>(), 18, 25);

        await Button(window, "Start").TapAsync();
        await window.Page.Clock.SetSystemTimeAsync(app.Now.AddHours(-2).UtcDateTime);
        await window.Page.ReloadAsync();
        await Button(window, "Enter the time").TapAsync();
        await Assertions.Expect(window.Page.Locator("[name=seconds]")).ToBeFocusedAsync();
        await Assertions.Expect(Button(window, "Start")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task times_and_logs_where_storage_is_blocked()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })");
        await window.Page.Clock.InstallAsync(new() { TimeDate = app.Now.UtcDateTime });
        await window.Visit("/log/hang");

        await Button(window, "Start").TapAsync();
        await window.Page.Clock.FastForwardAsync(20_000);
        await Button(window, "Stop and save").TapAsync();

        await Assertions.Expect(window.Page.Locator(".done")).ToContainTextAsync("logged.");
        Assert.Equal(1, await app.Entries());
    }

    [Fact]
    public async Task does_not_use_the_alert_color_past_the_target()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await StartTimer(app, TimeSpan.FromMinutes(2));

        var colors = await window.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.timer *')].map(part => getComputedStyle(part)).flatMap(style => [style.color, style.backgroundColor, style.stroke])");
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
