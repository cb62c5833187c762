using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class ReadingTheDocs(TestBrowser browser)
{
    /// <summary>What the page's policy blocks is an error in the window, which fails the test at its end.</summary>
    [Fact]
    public async Task shows_every_request_under_the_policy_of_pages()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await browser.Open(app.Client.BaseAddress!);

        var answer = await window.Page.GotoAsync("/docs/");

        Assert.DoesNotContain("unsafe", (await answer!.AllHeadersAsync())["content-security-policy"]);
        await window.Page.GetByText("Log a hang").First.ClickAsync();
        await Assertions.Expect(window.Page.GetByText("overhand").First).ToBeVisibleAsync();
    }
}
