namespace HabitTrack.Web.Tests;

public sealed class ChoosingTypesOfSets
{
    [Theory]
    [InlineData("""{"exercise":"pull-up"}""", "working", false)]
    [InlineData("""{"exercise":"pull-up","warmUp":false}""", "working", false)]
    [InlineData("""{"exercise":"pull-up","warmUp":true}""", "warmUp", true)]
    [InlineData("""{"exercise":"pull-up","type":"working"}""", "working", false)]
    [InlineData("""{"exercise":"pull-up","type":"warmUp"}""", "warmUp", true)]
    [InlineData("""{"exercise":"pull-up","type":"warmUp","warmUp":true}""", "warmUp", true)]
    [InlineData("""{"exercise":"pull-up","type":"drop","warmUp":false}""", "drop", false)]
    [InlineData("""{"exercise":"pull-up","type":"failure"}""", "failure", false)]
    public async Task returns_the_type_and_the_warm_up_flag(string set, string type, bool warmUp)
    {
        await using var app = await SharedService.NewPerson();

        var logged = (await app.Post("/v1/workouts", $$"""{"sets":[{{set}}]}""")).Expect(201);

        Assert.Equal((type, warmUp), (logged.Value<string>("entry.sets.0.type"), logged.Value<bool>("entry.sets.0.warmUp")));
        var entry = (await app.Get(logged.Headers["Location"])).Expect(200);
        Assert.Equal((type, warmUp), (entry.Value<string>("sets.0.type"), entry.Value<bool>("sets.0.warmUp")));
    }

    [Theory]
    [InlineData("working", true)]
    [InlineData("warmUp", false)]
    [InlineData("drop", true)]
    [InlineData("failure", true)]
    public async Task rejects_a_type_that_contradicts_the_warm_up_flag(string type, bool warmUp)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Post("/v1/workouts", new { sets = new object[] { new { exercise = "pull-up" }, new { exercise = "pull-up", type, warmUp } } })).Refuses(422, "invalid-values");

        Assert.Contains("such as \"warmUp\"", refused["errors"]!["$.sets[1].type"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task rejects_an_unknown_type_and_lists_the_valid_ones()
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", type = "warmup" } } })).Refuses(422, "invalid-values");

        Assert.Contains("one of working, warmUp, drop, failure", refused["errors"]!["$.sets[0].type"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task treats_both_notations_of_a_type_as_the_same_content()
    {
        await using var app = await SharedService.NewPerson();
        var id = Guid.NewGuid();

        (await app.Post("/v1/workouts", new { id, sets = new[] { new { exercise = "pull-up", warmUp = true } } })).Expect(201);
        (await app.Post("/v1/workouts", new { id, sets = new[] { new { exercise = "pull-up", type = "warmUp" } } })).Expect(200);
        (await app.Post("/v1/workouts", new { id, sets = new[] { new { exercise = "pull-up", type = "drop" } } })).Refuses(422, "id-reused");
    }

    [Fact]
    public async Task counts_every_type_except_warm_ups_as_working_sets()
    {
        await using var app = await SharedService.NewPerson();
        var sets = new[] { "working", "warmUp", "drop", "failure" }.Select((type, at) => new { exercise = "dumbbell-shrug", reps = 10, kg = 10 + at, type });

        var logged = (await app.Post("/v1/workouts", new { sets })).Expect(201);

        Assert.Equal(13, logged["records"]!.AsArray().Single(record => (string)record!["mark"]! == "heaviest-set/dumbbell-shrug")!["value"]!.GetValue<decimal>());
        var facts = (await app.Get("/v1/summaries?period=day&habit=workout")).Expect(200);
        Assert.Equal((3, 350m), (facts.Value<int>("summaries.0.workout.workingSets"), facts.Value<decimal>("summaries.0.workout.volume")));
    }

    [Fact]
    public async Task excludes_assisted_sets_from_load_records_and_volume()
    {
        await using var app = await SharedService.NewPerson();

        var logged = (await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 8, kg = -20, type = "failure" } } })).Expect(201);

        Assert.Equal(["most-repetitions/pull-up", "longest-streak/workout"], logged["records"]!.AsArray().Select(record => (string)record!["mark"]!));
        var facts = (await app.Get("/v1/summaries?period=day&habit=workout")).Expect(200);
        Assert.Equal((1, 0m), (facts.Value<int>("summaries.0.workout.workingSets"), facts.Value<decimal>("summaries.0.workout.volume")));
        Assert.Contains("1 set (1 to failure), assisted 20 kg", (await Page.Open(app)).Text);
        Assert.Contains("last time 8 × assisted 20 kg", (await Page.Open(app, "/log/workout")).Text);
        await app.Patch("/v1/profile", new { units = "imperial" });
        Assert.Contains("assisted 44.1 lb", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task can_be_logged_and_corrected_on_a_page()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/log/workout");
        Assert.Equal("working", page.Forms.Single(form => form.Action == "/log/workout").Fields["sets[0].type"]);

        await page.Press("Log", ("sets[0].done", "on"), ("sets[0].type", "warmUp"), ("sets[0].reps", "10"), ("sets[1].done", "on"), ("sets[1].type", "drop"), ("sets[1].kg", "-12,5"));

        var entry = (await app.Get("/v1/entries"))["entries.0"]!;
        Assert.Equal(["warmUp", "drop"], entry["sets"]!.AsArray().Select(set => (string)set!["type"]!));
        Assert.Equal(-12.5m, (decimal)entry["sets"]![1]!["kg"]!);
        Assert.Contains("2 sets (1 warm-up, 1 drop), assisted 12.5 kg", (await Page.Open(app, "/history")).Text);

        var edit = await Page.Open(app, $"/entries/{entry["id"]}/edit");
        Assert.Equal("drop", edit.Forms.Single(form => form.Action.EndsWith("/edit", StringComparison.Ordinal)).Fields["sets[1].type"]);
        await edit.Press("Correct", ("sets[0].done", "on"), ("sets[1].done", "on"), ("sets[1].type", "failure"));

        Assert.Equal("failure", (await app.Get($"/v1/entries/{entry["id"]}")).Value<string>("sets.1.type"));
    }

    [Fact]
    public async Task accepts_the_warm_up_checkbox_of_earlier_forms()
    {
        await using var app = await SharedService.NewPerson();
        var form = (await Page.Open(app, "/log/workout")).Forms.Single(form => form.Action == "/log/workout");
        var kept = form.Fields.Where(field => !field.Key.EndsWith(".type", StringComparison.Ordinal)).ToDictionary();

        await new Page(app, await app.Get("/log")).Send(form with { Fields = kept }, ("sets[0].done", "on"), ("sets[0].warmUp", "on"));

        Assert.Equal("warmUp", (await app.Get("/v1/entries")).Value<string>("entries.0.sets.0.type"));
    }

    [Fact]
    public async Task is_recorded_in_the_existing_event_fields()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/workouts", new { sets = new object[] { new { exercise = "pull-up", type = "warmUp" }, new { exercise = "pull-up", type = "drop" } } });

        Assert.Equal(
            """[{"exercise":"pull-up","warmUp":true},{"exercise":"pull-up","warmUp":false,"type":"drop"}]""",
            (await app.Get("/v1/history?type=workout_logged"))["events.0.data.sets"]!.ToJsonString());
    }
}
