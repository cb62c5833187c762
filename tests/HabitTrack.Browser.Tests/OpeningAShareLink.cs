using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class OpeningAShareLink(TestBrowser browser)
{
    [Fact]
    public async Task shows_read_only_cards_without_notes_and_pain()
    {
        await using var app = await SharedService.Administrator();
        await using var window = await browser.Open(app.App.Client.BaseAddress!, Window.Phone);

        await window.Visit(await Share(app));

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ada’s habits");
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("Goal met");
        var body = window.Page.Locator("body");
        await Assertions.Expect(body).Not.ToContainTextAsync("slept badly");
        await Assertions.Expect(body).Not.ToContainTextAsync("neck");
        await Assertions.Expect(window.Page.Locator("form, button, input, main a, header a")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task is_accessible_in_light_and_dark_and_fits_the_smallest_phone()
    {
        await using var app = await SharedService.Administrator();
        await using var window = await browser.Open(app.App.Client.BaseAddress!, Window.WithoutWorker(width: 320));

        foreach (var path in new[] { "/sign-in", await Share(app) })
        {
            await window.Visit(path);
            await window.ExpectAccessible();
            Assert.Equal(0, await window.HorizontalOverflow());
        }
    }

    /// <returns>The path of a share link of a person with a hang, a note and pain.</returns>
    private static async Task<string> Share(TokensApp app)
    {
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        await app.App.Patch("/v1/profile", new { name = "Ada" }, TokensApp.Bearer(token));
        await app.Post(token, "/v1/plans/back-care");
        await app.Post(token, "/v1/hangs", new { seconds = 200, note = "slept badly" });
        await app.Post(token, "/v1/pain", new { area = "neck", level = 7 });
        var share = (await app.Post(token, "/v1/tokens", new { name = "A friend", scopes = new[] { "share" } })).Expect(201);
        return "/share/" + share.Value<string>("token");
    }
}
