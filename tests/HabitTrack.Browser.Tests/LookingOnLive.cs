using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class LookingOnLive(TestBrowser browser)
{
    [Fact]
    public async Task shows_a_log_of_the_phone_on_the_desktop_without_a_reload()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        await using var desk = await browser.Open(app);
        await using var phone = await browser.Open(app, Window.Phone);
        var following = desk.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/v1/live", StringComparison.Ordinal));
        await desk.Visit("/");
        await following;
        await phone.Visit("/");

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "+ 60 s" }).TapAsync();
        await Assertions.Expect(phone.Card("hang")).ToContainTextAsync("1 min of 3 min");

        await Assertions.Expect(desk.Card("hang")).ToContainTextAsync("1 min of 3 min");
    }
}
