using System.Collections.Concurrent;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class ReadingTheDocs(TestBrowser browser)
{
    /// <summary>In milliseconds: the reader takes its time for a document of this size, and more on a busy machine.</summary>
    private const float Patience = 120_000;

    /// <summary>What the page's policy blocks is an error in the window, which fails the test at its end.</summary>
    [Fact]
    public async Task shows_every_request_under_the_policy_of_pages()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await browser.Open(app.Client.BaseAddress!);
        window.Page.SetDefaultTimeout(Patience);
        var asked = new ConcurrentBag<string>();
        window.Page.Request += (_, request) => asked.Add(request.Url);

        var answer = await window.Page.GotoAsync("/docs");

        Assert.Contains("default-src 'none'; script-src 'self';", (await answer!.AllHeadersAsync())["content-security-policy"]);
        await window.Page.GetByText("Log a hang").First.ClickAsync();
        await Assertions.Expect(window.Page.GetByText("overhand").First).ToBeVisibleAsync(new() { Timeout = Patience });
        // Scalar calls the examples of every operation alike: its own to mend.
        Assert.Equal("", string.Join('\n', (await window.Violations()).Where(violation => !violation.StartsWith("landmark-unique", StringComparison.Ordinal))));
        Assert.All(asked, address => Assert.StartsWith(app.Client.BaseAddress!.AbsoluteUri, address));
    }
}
