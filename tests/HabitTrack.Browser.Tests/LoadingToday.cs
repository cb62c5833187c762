using HabitTrack.Web.Tests;

namespace HabitTrack.Browser.Tests;

public sealed class LoadingToday(TestBrowser browser, DemoApp demo)
{
    private const int MostBytes = 100 * 1_024;

    [Fact]
    public async Task transfers_under_100_KB_without_layout_shift_for_ten_years_of_history()
    {
        await using var app = await States.Start("ten-years");
        await using var window = await browser.Open(app, Window.Phone);
        var session = await window.Context.NewCDPSessionAsync(window.Page);
        await session.SendAsync("Network.enable");
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();

        await window.Visit("/");
        await window.ServiceWorker();

        var shift = await window.Page.EvaluateAsync<double>("""
            new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value)).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => done(sum), 100);
            })
            """);
        Assert.Equal(0, shift);
        Assert.InRange(bytes, 1, MostBytes);
    }

    [Fact]
    public async Task sends_no_requests_to_other_hosts()
    {
        var service = await demo.Address();
        await using var window = await browser.Open(service);
        var requested = new List<string>();
        window.Page.Request += (_, request) => requested.Add(request.Url);

        foreach (var path in new[] { "/", "/log/hang", "/history" })
            await window.Visit(path);

        Assert.NotEmpty(requested);
        Assert.All(requested, url => Assert.StartsWith(service.AbsoluteUri, url));
    }

    [Fact]
    public async Task can_be_installed()
    {
        await using var window = await browser.Open(await demo.Address());
        await window.Visit("/");
        var session = await window.Context.NewCDPSessionAsync(window.Page);

        var answer = await session.SendAsync("Page.getInstallabilityErrors");

        // Playwright opens incognito windows, which cannot install apps.
        Assert.All(answer!.Value.GetProperty("installabilityErrors").EnumerateArray(), error => Assert.Equal("in-incognito", error.GetProperty("errorId").GetString()));
    }
}
