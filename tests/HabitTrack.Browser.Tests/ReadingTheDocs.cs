using System.Collections.Concurrent;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class ReadingTheDocs(TestBrowser browser, DemoApp demo)
{
    /// <summary>In milliseconds: Scalar is slow with a document of this size, especially under load.</summary>
    private const float Timeout = 120_000;

    /// <summary>Violations of the content security policy are console errors, which fail the test when the window is disposed.</summary>
    [Fact]
    public async Task shows_the_operations_without_violating_the_content_security_policy()
    {
        var service = await demo.Address();
        await using var window = await browser.Open(service);
        window.Page.SetDefaultTimeout(Timeout);
        var requested = new ConcurrentBag<string>();
        window.Page.Request += (_, request) => requested.Add(request.Url);

        var answer = await window.Page.GotoAsync("/docs");

        Assert.Contains("default-src 'none'; script-src 'self';", (await answer!.AllHeadersAsync())["content-security-policy"]);
        await window.Page.GetByText("Log a hang").First.ClickAsync();
        await Assertions.Expect(window.Page.GetByText("overhand").First).ToBeVisibleAsync(new() { Timeout = Timeout });
        // Scalar gives the example landmarks of every operation the same name.
        Assert.Equal("", string.Join('\n', (await window.Violations()).Where(violation => !violation.StartsWith("landmark-unique", StringComparison.Ordinal))));
        Assert.All(requested, address => Assert.StartsWith(service.AbsoluteUri, address));
    }
}
