namespace HabitTrack.Web.Tests;

public sealed class LoggingAWorkoutOnAPage
{
    private static readonly object[] Sets =
    [
        new { exercise = "pull-up", reps = 5, type = "warmUp" },
        new { exercise = "dumbbell-shrug", reps = 10, kg = 12.5 },
        new { exercise = "pull-up", reps = 8 },
    ];

    [Fact]
    public async Task shows_the_sets_by_exercise_with_those_of_last_time()
    {
        await using var app = await AfterAWorkout();
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "dumbbell-shrug", reps = 12, kg = 10 } } });

        var page = await Page.Open(app, "/log/workout");

        Assert.Contains("Dumbbell shrug Dumbbell shrug, set 1 done", page.Text);
        Assert.Contains("last time 12 × 10 kg", page.Text);
        var added = await Change(page, "exercise", ("newExercise", "pull-up"));
        Assert.Contains("Pull up Pull up, set 1 done", added.Text);
        Assert.Contains("last time 8 times", added.Text);
        var fields = FieldsOf(added);
        Assert.Equal(("pull-up", "warmUp", "5", "8"), (fields["sets[1].exercise"], fields["sets[1].type"], fields["sets[1].reps"], fields["sets[2].reps"]));
        Assert.DoesNotContain(fields.Keys, field => field.EndsWith(".done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task repeats_last_time_in_the_same_order()
    {
        await using var app = await AfterAWorkout();
        var page = await Page.Open(app, "/log/workout");

        var repeated = await Change(page, "repeat", ("sets[1].reps", "3"), ("note", "Kept"));
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
        await repeated.Press("Log");

        var workouts = await app.Get("/v1/entries");
        Assert.Equal(workouts["entries.1.sets"]!.ToJsonString(), workouts["entries.0.sets"]!.ToJsonString());
        Assert.Equal("Kept", workouts.Value<string>("entries.0.note"));
    }

    [Fact]
    public async Task ticks_all_sets_of_one_exercise()
    {
        await using var app = await AfterAWorkout();

        var ticked = await Change(await Page.Open(app, "/log/workout"), "done pull-up", ("sets[2].reps", "9"));

        Assert.Equal(["sets[0].done", "sets[2].done"], FieldsOf(ticked).Keys.Where(field => field.EndsWith(".done", StringComparison.Ordinal)));
        await ticked.Press("Log");
        Assert.Equal([5, 9], (await app.Get("/v1/entries"))["entries.0.sets"]!.AsArray().Select(set => (int)set!["reps"]!));
    }

    [Fact]
    public async Task adds_a_ticked_copy_of_a_set()
    {
        await using var app = await AfterAWorkout();

        var fields = FieldsOf(await Change(await Page.Open(app, "/log/workout"), "set 1", ("sets[1].kg", "15")));

        Assert.Equal(("dumbbell-shrug", "10", "15", "on"), (fields["sets[3].exercise"], fields["sets[3].reps"], fields["sets[3].kg"], fields["sets[3].done"]));
    }

    [Theory]
    [InlineData("minutes", "long")]
    [InlineData("warmUpMinutes", "long")]
    public async Task says_what_is_wrong_with_the_duration_also_without_a_set(string field, string typed)
    {
        await using var app = await SharedService.NewPerson();

        Assert.Contains("must be a number from 0 to 1440", (await (await Page.Open(app, "/log/workout")).Press("Log", (field, typed))).Text);
    }

    [Theory]
    [InlineData("sets[2].reps", "0", "The repetitions must be a whole number from 1 to 10000")]
    [InlineData("sets[2].kg", "12.3456", "The weight in kg must be a number from -200 to 1000 with up to three decimal places")]
    public async Task shows_an_error_at_the_set_that_is_wrong(string field, string typed, string expected)
    {
        await using var app = await AfterAWorkout();

        var page = await (await Page.Open(app, "/log/workout")).Press("Log", ("sets[1].done", "on"), ("sets[2].done", "on"), (field, typed));

        Assert.Equal(422, page.Status);
        Assert.Single(page.Html.Split("aria-invalid=\"true\"")[1..]);
        var input = page.Html[page.Html.IndexOf($"name=\"{field}\"", StringComparison.Ordinal)..];
        Assert.Contains(expected, input[..input.IndexOf("</div>", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("sets[1].kg", "15", "kg")]
    [InlineData("sets[1].reps", "12", "reps")]
    public async Task logs_a_set_that_was_changed_but_not_ticked(string field, string typed, string value)
    {
        await using var app = await AfterAWorkout();

        await (await Page.Open(app, "/log/workout")).Press("Log", (field, typed));

        var set = Assert.Single((await app.Get("/v1/entries"))["entries.0.sets"]!.AsArray())!;
        Assert.Equal(("dumbbell-shrug", typed), ((string)set["exercise"]!, set[value]!.ToJsonString()));
    }

    [Fact]
    public async Task ticks_a_changed_set_with_an_error_so_that_it_can_be_left_out()
    {
        await using var app = await AfterAWorkout();

        var page = await (await Page.Open(app, "/log/workout")).Press("Log", ("sets[1].kg", "15"), ("minutes", "long"));
        Assert.Equal("on", FieldsOf(page)["sets[1].done"]);
        var form = page.Forms.Single(form => form.Action == "/log/workout");
        var unticked = form with { Fields = form.Fields.Where(field => field.Key != "sets[1].done").ToDictionary() };

        Assert.Contains("Tick the sets that you did.", (await page.Send(unticked, ("minutes", "30"))).Text);
    }

    [Theory]
    [InlineData("sets[1].type", "drop")]
    [InlineData("sets[1].reps", "")]
    public async Task logs_no_set_in_which_nothing_was_typed(string field, string value)
    {
        await using var app = await AfterAWorkout();

        Assert.Contains("Tick the sets that you did.", (await (await Page.Open(app, "/log/workout")).Press("Log", (field, value))).Text);
    }

    [Fact]
    public async Task logs_no_set_whose_values_were_cleared()
    {
        await using var app = await AfterAWorkout();

        var page = await (await Page.Open(app, "/log/workout")).Press("Log", ("sets[1].reps", ""), ("sets[1].kg", ""));

        Assert.Contains("Tick the sets that you did.", page.Text);
    }

    private static Task<Page> Change(Page page, string change, params (string Field, string Text)[] typed) =>
        page.Send(page.Forms.Single(form => form.Action == "/log/workout") with { Action = "/log/workout/more" }, [("change", change), .. typed]);

    private static IReadOnlyDictionary<string, string> FieldsOf(Page page) => page.Forms.Single(form => form.Action == "/log/workout").Fields;

    private static async Task<HabitTrackApp> AfterAWorkout()
    {
        var app = await SharedService.NewPerson();
        (await app.Post("/v1/workouts", new { sets = Sets, day = "2026-11-20" })).Expect(201);
        return app;
    }
}
