using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class SeeingTheAnswerToATap(TestBrowser browser, DemoApp demo)
{
    private static readonly BrowserNewContextOptions SmallPhone = new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true };

    [Fact]
    public async Task shows_the_rings_the_sentence_and_the_first_button_without_scrolling()
    {
        await using var window = await browser.Open(await demo.Address(), SmallPhone);
        await window.Visit("/");

        foreach (var part in new[] { ".rings", ".glance .headline", ".card:not(.folded) .log button >> nth=0" })
            await ExpectAboveTheNavigation(window, part);
    }

    [Fact]
    public async Task shows_the_first_buttons_to_a_new_person_without_scrolling()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await browser.Open(app.Client.BaseAddress!, SmallPhone);
        await window.Visit("/");

        foreach (var part in new[] { ".welcome .main", ".welcome .log button >> nth=0" })
            await ExpectAboveTheNavigation(window, part);
        await window.Page.Locator(".welcome .main").TapAsync();
        await Assertions.Expect(window.Page.Locator(".glance")).ToContainTextAsync("Day 1. 5 to go");
        await ExpectAboveTheNavigation(window, ".card .log button >> nth=0");
    }

    [Fact]
    public async Task fills_the_rings_before_the_service_answers_and_celebrates_once()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 120 });
        await using var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Visit("/");
        var answer = new TaskCompletionSource();
        await window.Page.RouteAsync("**/today/log", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        Assert.Equal(["67%", "67%"], await Laps(window));

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Hang: + 60 s" }).TapAsync();
        Assert.Equal(["100%", "100%"], await Laps(window));
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));

        answer.SetResult();
        await Assertions.Expect(window.Page.Locator(".toast.flourish")).ToContainTextAsync("Hang 1 min logged. Goal met.");
        Assert.Equal(["100%", "100%"], await Laps(window));
        Assert.Equal(["glow", "none"], await Animations(window));
        await window.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        Assert.Equal(["none", "burst"], await Animations(window));
    }

    [Fact]
    public async Task takes_the_ring_back_and_focuses_the_field_of_a_refused_amount()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Put("/v1/habits/read", new { kind = "custom", name = "Read", goal = new { direction = "atLeast", amount = 10, unit = "pages", per = "day" } });
        await using var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Visit("/");

        await window.Page.GetByLabel("Read, pages").FillAsync("10.0001");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Read: Log" }).TapAsync();

        await Assertions.Expect(window.Card("read")).ToContainTextAsync("up to three decimal places");
        await Assertions.Expect(window.Page.GetByLabel("Read, pages")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.GetByLabel("Read, pages")).ToBeInViewportAsync();
        Assert.Equal(["0%", "0%"], await Laps(window));
        await window.ExpectEmptyOutbox();
    }

    [Fact]
    public async Task skips_and_undoes_in_place()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/plans/back-care", new { });
        await using var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Visit("/");
        await window.Page.EvaluateAsync("window.isSamePage = true");

        await window.Card("hang").Locator(".menu summary").TapAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Hang: Skip today" }).TapAsync();
        await Assertions.Expect(window.Page.Locator("#said")).ToHaveTextAsync("Hang is skipped today.");
        await window.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).TapAsync();

        await Assertions.Expect(window.Page.Locator("#said")).ToHaveTextAsync("Hang counts again today.");
        Assert.True(await window.Page.EvaluateAsync<bool>("window.isSamePage"));
    }

    private static async Task ExpectAboveTheNavigation(Window window, string part)
    {
        var (box, navigation) = (await window.Page.Locator(part).BoundingBoxAsync(), await window.Page.Locator(".places").BoundingBoxAsync());
        Assert.True(box!.Y + box.Height <= navigation!.Y, $"{part} ends at {box.Y + box.Height}, and the navigation starts at {navigation.Y}");
    }

    /// <summary>How far the first lap of each ring is filled.</summary>
    private static Task<string[]> Laps(Window window) => window.Page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('[data-ring]')].map(ring => Math.round(parseFloat(getComputedStyle(ring.querySelector('.lap')).strokeDasharray)) + '%')");

    private static Task<string[]> Animations(Window window) => window.Page.EvaluateAsync<string[]>(
        "[null, '::before'].map(part => getComputedStyle(document.querySelector('.toast'), part).animationName)");
}
