using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class LoggingInABrowser(TestBrowser browser)
{
    [Fact]
    public async Task logs_and_undoes_with_one_tap_each()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "+ 20 s" }).TapAsync();
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("20 s of 3 min today");
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Undo last change" }).TapAsync();
        await Assertions.Expect(window.Page.GetByText("Start the back-care plan")).ToBeVisibleAsync();
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task reaches_the_button_by_keyboard_and_keeps_the_focus()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        await using var window = await browser.Open(app);
        await window.Visit("/");

        await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(window.Page.GetByText("Skip to content")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        for (var tab = 0; tab < 12 && !(await Focused(window)).Contains("+ 30 s", StringComparison.Ordinal); tab++)
            await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("1 min of 3 min today");
        Assert.Contains("+ 30 s", await Focused(window));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task logs_once_on_a_double_click(bool script)
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, new() { JavaScriptEnabled = script });
        await window.Visit("/log/hang");

        await window.Page.Locator("[name=seconds]").FillAsync("25");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).DblClickAsync();

        await Assertions.Expect(window.Page.GetByText(script ? "25 s logged. A double tap logs once." : "25 s logged.")).ToBeVisibleAsync();
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task logs_twice_on_two_taps_and_keeps_the_confirmation_until_the_next_action()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/stretch", new { });
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.Clock.InstallAsync();
        await window.Visit("/");
        var (stretched, toast) = (window.Page.GetByRole(AriaRole.Button, new() { Name = "Stretch: Stretched" }), window.Page.Locator(".toast"));

        await stretched.TapAsync();
        await window.Page.Clock.FastForwardAsync(300);
        await stretched.TapAsync();
        await Assertions.Expect(window.Card("stretch")).ToContainTextAsync("2 of 3 sessions");
        await Assertions.Expect(toast).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TapAsync();
        await Assertions.Expect(toast).ToBeVisibleAsync();
        await window.Page.Clock.FastForwardAsync(8_000);
        await app.Post("/v1/hangs", new { seconds = 60 });
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("1 min");
        await Assertions.Expect(toast).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).TapAsync();
        await Assertions.Expect(toast).ToBeHiddenAsync();
        Assert.Equal(3, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task reaches_undo_by_keyboard_soon_after_the_button_that_logged()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        await using var window = await browser.Open(app);
        await window.Visit("/");
        var undo = window.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" });

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Hang: + 30 s" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(undo).ToBeVisibleAsync();
        for (var tabs = 0; tabs < 8 && !await undo.EvaluateAsync<bool>("button => button === document.activeElement"); tabs++)
            await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(undo).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(window.Page.Locator(".toast")).ToContainTextAsync("Removed Hang 30 s.");
    }

    [Fact]
    public async Task offers_the_usual_amounts_of_the_chosen_habit()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var (habit, name, unit) in new[] { ("read", "Read", "pages"), ("write", "Write", "words") })
            (await app.Put($"/v1/habits/{habit}", new { kind = "custom", name, goal = new { direction = "atLeast", amount = 20, unit, per = "day" } })).Expect(200);
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/log/custom?habit=read");
        await window.Page.Locator("#field-amount").FillAsync("3");

        await window.Page.Locator("select[name=habit]").SelectOptionAsync("write");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Write", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator("#field-amount")).ToHaveValueAsync("3");
        await Assertions.Expect(window.Page.Locator("select[name=habit]")).ToBeFocusedAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log 20 words" }).TapAsync();

        await Assertions.Expect(window.Page.GetByText("Write 20 words logged.")).ToBeVisibleAsync();
        Assert.Equal("write", (await app.Get("/v1/entries"))["entries.0.habit"]!.GetValue<string>());
    }

    [Fact]
    public async Task works_without_javascript()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await browser.Open(app.Client.BaseAddress!, new() { JavaScriptEnabled = false });
        await window.Visit("/");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Start the back-care plan" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "+ 30 s" }).ClickAsync();
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("30 s of 3 min today");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Correct Hang 30 s" }).ClickAsync();
        await window.Page.Locator("[name=seconds]").FillAsync("0");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("Seconds must be a whole number from 1 to 86400, such as 60.")).ToBeVisibleAsync();
        await window.Page.Locator("[name=seconds]").FillAsync("50");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("50 s of 3 min today");

        await window.Visit("/log/workout");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add a set of Weighted forward bend" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator(".set")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task adds_sets_to_a_workout_on_the_page()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/log/workout");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add a set of Weighted forward bend" }).TapAsync();
        await window.Page.Locator(".set").Last.Locator("[inputmode=decimal]").First.FillAsync("12");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();

        await Assertions.Expect(window.Page.GetByText("1 set, 5 min logged.").Or(window.Page.GetByText("1 set logged."))).ToBeVisibleAsync();
        var set = (await app.Get("/v1/entries"))["entries.0.sets.0"]!;
        Assert.Equal(("weighted-forward-bend", 12), (set["exercise"]!.GetValue<string>(), set["reps"]!.GetValue<int>()));
    }

    private static Task<string> Focused(Window window) => window.Page.EvaluateAsync<string>(
        "(document.activeElement.matches('button') ? document.activeElement.innerText : '').replaceAll(String.fromCharCode(160), ' ')");
}
