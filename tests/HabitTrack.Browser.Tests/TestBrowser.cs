using HabitTrack.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestBrowser))]

namespace HabitTrack.Browser.Tests;

/// <summary>The browser that all tests share; each opens windows of its own.</summary>
public sealed class TestBrowser : IAsyncLifetime
{
    /// <summary>Of tests that wait for something to come about, on a machine that does much else.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
            return;

        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Start(playwright);
    }

    /// <summary>Opens a browser of nobody else's, or skips the test where this machine has none.</summary>
    public async Task<Window> Open(Uri address, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(browser is null, Chromium.Missing);
        options ??= new();
        options.BaseURL = address.ToString();
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return await Window.Open(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
