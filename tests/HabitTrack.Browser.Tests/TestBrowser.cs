using HabitTrack.Browser.Tests;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TestBrowser))]

namespace HabitTrack.Browser.Tests;

/// <summary>The browser shared by all tests. Each test opens its own windows.</summary>
public sealed class TestBrowser : IAsyncLifetime
{
    /// <summary>The timeout of assertions and actions, long enough for a busy machine.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
            return;

        Assertions.SetDefaultExpectTimeout((float)Timeout.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Start(playwright);
    }

    /// <summary>Opens a window in a new browser context, or skips the test if no browser is installed.</summary>
    public async Task<Window> Open(Uri address, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(browser is null, Chromium.Missing);
        options ??= new();
        options.BaseURL = address.ToString();
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout((float)Timeout.TotalMilliseconds);
        return await Window.Open(context);
    }

    /// <summary>Opens a window of a service. If the service is shared, its person is signed in.</summary>
    public async Task<Window> Open(HabitTrackApp app, BrowserNewContextOptions? options = null)
    {
        var window = await Open(app.Client.BaseAddress!, options);
        if (app.Token is { } token)
        {
            var form = window.Context.APIRequest.CreateFormData();
            form.Set("token", token);
            form.Set("return", "/sign-in");
            await Assertions.Expect(await window.Context.APIRequest.PostAsync("/sign-in", new() { Form = form })).ToBeOKAsync();
        }

        return window;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
