using System.Text.RegularExpressions;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class LoggingAWorkoutInABrowser(TestBrowser browser)
{
    private static readonly BrowserNewContextOptions SmallPhone = new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true };

    [Fact]
    public async Task times_the_rest_after_a_set_beside_the_button_that_is_always_in_sight()
    {
        await using var app = await AfterAWorkout();
        await using var window = await browser.Open(app.Client.BaseAddress!, SmallPhone);
        await window.Page.Clock.InstallAsync(new() { TimeDate = app.Clock.Now.UtcDateTime });
        await window.Visit("/log/workout");
        var (log, rest) = (window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }), window.Page.Locator("[data-rest]"));
        await Assertions.Expect(log).ToBeInViewportAsync(new() { Ratio = 1 });
        await window.Page.GetByLabel("Rest timer after a set").SelectOptionAsync("60");

        await window.Page.GetByLabel("Pull up, set 2 done").CheckAsync();
        await Assertions.Expect(rest).ToHaveTextAsync("Rest 1:00");
        await Assertions.Expect(rest).ToBeInViewportAsync();
        await Assertions.Expect(log).ToBeInViewportAsync(new() { Ratio = 1 });
        await window.Page.Clock.FastForwardAsync(75_000);
        await Assertions.Expect(rest).ToHaveTextAsync("Rested 1:15");
        await Assertions.Expect(window.Page.Locator("#said")).ToHaveTextAsync("The rest is over");
        await window.Page.GetByLabel("Pull up, set 1 done").CheckAsync();
        await Assertions.Expect(rest).ToHaveTextAsync("Rest 1:00");
        await rest.TapAsync();
        await Assertions.Expect(rest).ToBeHiddenAsync();

        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByLabel("Rest timer after a set")).ToHaveValueAsync("60");
        await window.Page.GetByLabel("Rest timer after a set").SelectOptionAsync("0");
        await window.Page.GetByLabel("Pull up, set 1 done").CheckAsync();
        await Assertions.Expect(rest).ToBeHiddenAsync();
    }

    [Fact]
    public async Task adds_exercises_and_sets_and_repeats_last_time_without_a_network()
    {
        await using var app = await AfterAWorkout();
        app.Clock.Now = app.Clock.Now.AddMinutes(1);
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "dumbbell-shrug", reps = 12, kg = 10 } } });
        await using var window = await browser.Open(app.Client.BaseAddress!, SmallPhone);
        await window.Visit("/log/workout");
        await window.Page.Locator("[data-sets][data-ready]").WaitForAsync();
        await window.Context.SetOfflineAsync(true);

        await window.Page.GetByLabel("Another exercise").SelectOptionAsync("pull-up");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).TapAsync();
        await Assertions.Expect(window.Page.GetByLabel("Pull up, set 2: repetitions")).ToHaveValueAsync("8");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add a set of Pull up" }).TapAsync();
        await window.Page.GetByLabel("Pull up, set 3: repetitions").FillAsync("7");
        await window.Page.GetByLabel("Pull up, set 1: repetitions").FillAsync("1");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Repeat last time" }).TapAsync();
        await Assertions.Expect(window.Page.Locator(".set").Filter(new() { HasText = "last time 8 times" })).ToBeVisibleAsync();
        await window.Context.SetOfflineAsync(false);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();

        await Assertions.Expect(window.Page.GetByText("4 sets (1 warm-up) logged.")).ToBeVisibleAsync();
        var sets = (await app.Get("/v1/entries"))["entries.0.sets"]!.AsArray();
        Assert.Equal(["dumbbell-shrug 12", "pull-up 5", "pull-up 8", "pull-up 7"], sets.Select(set => $"{set!["exercise"]} {set["reps"]}"));
    }

    [Fact]
    public async Task ticks_a_set_that_is_typed_in_also_in_a_correction()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 5, seconds = 20 }, new { exercise = "pull-up", reps = 8, seconds = 30 } } })).Value<string>("entry.id");
        await using var window = await browser.Open(app, SmallPhone);
        await window.Visit("/log/workout");
        await window.Page.Locator("[data-sets][data-ready]").WaitForAsync();
        await window.Page.GetByLabel("Pull up, set 1: repetitions").FillAsync("6");
        await window.Page.GetByLabel("Pull up, set 2: kg").FillAsync("10");
        await Assertions.Expect(window.Page.GetByLabel("Pull up, set 2 done")).ToBeCheckedAsync();
        await window.Page.GetByLabel("Pull up, set 1 done").UncheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();
        await Assertions.Expect(window.Page.GetByText("1 set logged.")).ToBeVisibleAsync();

        await window.Visit($"/entries/{id}/edit");
        await window.Page.Locator("[data-sets][data-ready]").WaitForAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add a set of Pull up" }).TapAsync();
        await window.Page.GetByLabel("Another exercise").SelectOptionAsync("dumbbell-shrug");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).TapAsync();
        await window.Page.GetByLabel("Dumbbell shrug, set 1: repetitions").FillAsync("12");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Correct", Exact = true }).TapAsync();

        await Assertions.Expect(window.Page.Locator("#toast")).ToContainTextAsync("corrected");
        var sets = (await app.Get($"/v1/entries/{id}"))["sets"]!.AsArray();
        Assert.Equal(["pull-up 5 20", "pull-up 8 30", "pull-up 8 ", "dumbbell-shrug 12 "], sets.Select(set => $"{set!["exercise"]} {set["reps"]} {set["seconds"]}"));
    }

    [Fact]
    public async Task ticks_no_set_whose_input_is_cleared_and_names_a_kept_workout_by_its_sets()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/workouts", new { sets = Enumerable.Range(1, 2).Select(_ => new { exercise = "pull-up", reps = 8, kg = 16 }) });
        await using var window = await browser.Open(app, SmallPhone);
        await window.Visit("/log/workout");
        await window.Page.Locator("[data-sets][data-ready]").WaitForAsync();
        var (first, done, rest) = (window.Page.GetByLabel("Pull up, set 1: repetitions"), window.Page.GetByLabel("Pull up, set 1 done"), window.Page.Locator("[data-rest]"));

        await first.FillAsync("13");
        await Assertions.Expect(done).ToBeCheckedAsync();
        await Assertions.Expect(rest).ToBeVisibleAsync();
        await first.FillAsync("");
        await Assertions.Expect(done).Not.ToBeCheckedAsync();
        await Assertions.Expect(rest).ToBeHiddenAsync();
        await window.Page.GetByLabel("Pull up, set 1: type").SelectOptionAsync("drop");
        await Assertions.Expect(done).Not.ToBeCheckedAsync();

        await window.Page.GetByLabel("Pull up, set 2 done").CheckAsync();
        await window.GoOffline();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync(new Regex("Workout · 8 × 16 kg, [A-Z]"));
    }

    private static async Task<HabitTrackApp> AfterAWorkout()
    {
        var app = await HabitTrackApp.Start();
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 5, type = "warmUp" }, new { exercise = "pull-up", reps = 8, type = "working" } } });
        return app;
    }
}
