using HabitTrack.Web.Tests;

namespace HabitTrack.Browser.Tests;

public sealed class LookingAtEveryPage(TestBrowser browser, DemoApp demo)
{
    public static TheoryData<string> Each =>
    [
        "/", "/?asOf=2026-10-07", "/habits/hang?why=2026-11-20", "/habits/workout", "/habits/swim?year=2025",
        "/progress", "/progress?period=year", "/history", "/history?asOf=2026-10-07&habit=hang", "/what-if", "/what-if?hang.amount=240&dayStartsAt=00:00",
        "/log", "/log/hang", "/log/walk", "/log/posture", "/log/stretch", "/log/workout", "/log/custom?habit=swim",
        "/log/measurement", "/log/pain", "/habits/new", "/habits/hang/edit", "/settings", "/settings?takenBack=12&kept=3", "/settings/erase", "/erased",
    ];

    /// <summary>The first days of the data and of a year, the longest names of a day and a month, and the end of a year.</summary>
    private static readonly string[] Days = ["2025-11-27", "2026-01-02", "2026-09-30", "2026-11-21"];

    [Theory, MemberData(nameof(Each))]
    public async Task is_accessible_in_light_and_dark_and_fits_the_smallest_phone_and_200_percent_text_in_English_and_German(string path)
    {
        await using var window = await browser.Open(await demo.Address(), Window.WithoutWorker(width: 1_280));
        await window.Visit(path);
        await window.ExpectAccessible();

        await ExpectToFit(window);
        await window.Page.SetExtraHTTPHeadersAsync([new("Accept-Language", "de")]);
        await window.Visit(path);
        await ExpectToFit(window);
    }

    [Theory]
    [InlineData("/?")]
    [InlineData("/habits/hang?")]
    [InlineData("/habits/walk?")]
    [InlineData("/progress?")]
    [InlineData("/progress?period=month&")]
    [InlineData("/progress?period=year&")]
    [InlineData("/history?")]
    [InlineData("/log/workout?")]
    public async Task does_not_scroll_horizontally_on_any_day_in_German(string path)
    {
        await using var window = await browser.Open(await demo.Address(), Window.InGerman(width: 320));

        foreach (var day in Days)
            Assert.Equal($"{day} 0", $"{day} {await (await window.Visit($"{path}asOf={day}")).HorizontalOverflow()}");
    }

    private static async Task ExpectToFit(Window window)
    {
        await window.Page.SetViewportSizeAsync(320, 640);
        Assert.Equal(0, await window.HorizontalOverflow());

        await window.Page.SetViewportSizeAsync(360, 740);
        await window.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(await window.OverlappingLabels());
    }
}
