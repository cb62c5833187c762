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

    [Fact]
    public async Task keeps_the_focus_and_closes_the_stream_of_a_hidden_page()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        await using var desk = await browser.Open(app);
        await desk.Visit("/");
        var undo = desk.Page.GetByRole(AriaRole.Button, new() { Name = "Undo last change" });
        await undo.FocusAsync();
        await app.Post("/v1/hangs", new { seconds = 60 });
        await Assertions.Expect(desk.Card("hang")).ToContainTextAsync("1 min of 3 min");
        await Assertions.Expect(undo).ToBeFocusedAsync();

        var closed = new TaskCompletionSource();
        desk.Page.RequestFailed += (_, request) =>
        {
            if (request.Url.EndsWith("/v1/live", StringComparison.Ordinal))
                closed.SetResult();
        };
        await Hide(desk, true);
        await closed.Task;
        await app.Post("/v1/hangs", new { seconds = 60 });
        await Hide(desk, false);

        await Assertions.Expect(desk.Card("hang")).ToContainTextAsync("2 min of 3 min");
        await app.Post("/v1/hangs", new { seconds = 30 });
        await Assertions.Expect(desk.Card("hang")).ToContainTextAsync("2 min 30 s of 3 min");
    }

    [Fact]
    public async Task turns_to_the_next_day_while_it_is_open()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await app.Post("/v1/plans/back-care", new { });
        await using var desk = await browser.Open(app);
        await desk.Page.Clock.InstallAsync(new() { TimeDate = app.Clock.Now.UtcDateTime });
        await desk.Visit("/");
        var heading = desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Assertions.Expect(heading).ToHaveTextAsync("Sunday, 22 November");

        app.Clock.Now = app.Clock.Now.AddHours(12).AddMinutes(1);
        await desk.Page.Clock.FastForwardAsync("12:01:00");

        await Assertions.Expect(heading).ToHaveTextAsync("Monday, 23 November");
    }

    /// <summary>Headless pages are always visible.</summary>
    private static Task Hide(Window window, bool hidden) => window.Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", hidden);
}
