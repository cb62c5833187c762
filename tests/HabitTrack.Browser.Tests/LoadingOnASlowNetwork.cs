using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class LoadingOnASlowNetwork(TestBrowser browser, DemoApp demo)
{
    private const int BytesPerSecond = 50_000;

    public static TheoryData<string> Layouts => ["/", "/habits/hang", "/progress", "/history", "/what-if", "/log", "/log/hang", "/log/workout", "/habits/new", "/settings"];

    [Theory, MemberData(nameof(Layouts))]
    public async Task causes_no_layout_shift_on_a_phone(string path) => Assert.Equal("", await Shifts(path, Window.Phone));

    [Theory, MemberData(nameof(Layouts))]
    public async Task causes_no_layout_shift_on_a_desk(string path) => Assert.Equal("", await Shifts(path, new() { ViewportSize = new() { Width = 1_280, Height = 900 } }));

    /// <summary>Loads a page part by part, and returns the elements that moved after they had been painted.</summary>
    private async Task<string> Shifts(string path, BrowserNewContextOptions options)
    {
        // In another time zone than the person's, Today offers to change it.
        (options.ServiceWorkers, options.TimezoneId) = (ServiceWorkerPolicy.Block, "Europe/Paris");
        await using var window = await browser.Open(await demo.Address(), options);
        await window.Page.AddInitScriptAsync(
            """
            window.shifts = [];
            new PerformanceObserver(list => shifts.push(...list.getEntries().flatMap(shift => shift.sources.map(source =>
              `${source.node?.outerHTML?.slice(0, 80) ?? source.node?.textContent}: ${JSON.stringify(source.previousRect)} to ${JSON.stringify(source.currentRect)}`,
            )))).observe({ type: 'layout-shift', buffered: true });
            """);
        var session = await window.Context.NewCDPSessionAsync(window.Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 20, ["downloadThroughput"] = BytesPerSecond, ["uploadThroughput"] = BytesPerSecond });

        await window.Visit(path);

        return await window.Page.EvaluateAsync<string>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(shifts.join('\\n')))))");
    }
}
