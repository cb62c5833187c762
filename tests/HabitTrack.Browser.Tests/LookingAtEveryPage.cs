using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class LookingAtEveryPage(TestBrowser browser, DemoApp demo) : IClassFixture<DemoApp>
{
    public static readonly string[] Paths =
    [
        "/", "/?asOf=2026-10-07", "/habits/hang?why=2026-11-20", "/habits/workout", "/habits/swim?year=2025",
        "/progress", "/progress?period=year", "/history", "/history?asOf=2026-10-07&habit=hang", "/what-if", "/what-if?hang.amount=240&dayStartsAt=00:00",
        "/log", "/log/hang", "/log/walk", "/log/posture", "/log/stretch", "/log/workout", "/log/custom?habit=swim",
        "/log/measurement", "/log/pain", "/habits/new", "/habits/hang/edit", "/settings", "/settings?imported=12&known=3", "/settings/erase", "/erased",
    ];

    public static TheoryData<string, ColorScheme> InEachScheme =>
        [.. new MatrixTheoryData<string, ColorScheme>(Paths, [ColorScheme.Light, ColorScheme.Dark])];

    public static TheoryData<string> Each => [.. Paths];

    /// <summary>The first week and the first days of a year, the longest names of a day and a month, and a year that is nearly over.</summary>
    public static TheoryData<string, string> OnSomeDays =>
    [
        .. new MatrixTheoryData<string, string>(
            ["/?", "/habits/hang?", "/habits/walk?", "/progress?", "/progress?period=month&", "/progress?period=year&", "/history?", "/log/workout?"],
            ["2025-11-27", "2026-01-02", "2026-09-30", "2026-11-21"]),
    ];

    [Theory, MemberData(nameof(InEachScheme))]
    public async Task finds_nothing_that_keeps_anybody_out(string path, ColorScheme scheme)
    {
        await using var window = await browser.Open(demo.Address, new() { ColorScheme = scheme });

        Assert.Empty(await (await window.Visit(path)).Violations());
    }

    [Theory, MemberData(nameof(Each))]
    public async Task needs_no_scrolling_sideways_on_the_smallest_phone_nor_at_200_percent(string path)
    {
        await using var window = await browser.Open(demo.Address, new() { ViewportSize = new() { Width = 320, Height = 640 } });

        Assert.Equal(0, await (await window.Visit(path)).Excess());
    }

    [Theory, MemberData(nameof(OnSomeDays))]
    public async Task needs_no_scrolling_sideways_on_any_day(string path, string asOf)
    {
        await using var window = await browser.Open(demo.Address, new() { ViewportSize = new() { Width = 320, Height = 640 } });

        Assert.Equal(0, await (await window.Visit($"{path}asOf={asOf}")).Excess());
    }
}
