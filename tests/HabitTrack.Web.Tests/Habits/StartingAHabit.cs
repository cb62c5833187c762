namespace HabitTrack.Web.Tests;

public sealed class StartingAHabit
{
    private static readonly object Swim = new
    {
        kind = "custom",
        name = "Swim",
        goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" },
    };

    [Fact]
    public async Task returns_the_habit_as_requested()
    {
        await using var app = await SharedService.NewPerson();

        var started = (await app.Put("/v1/habits/swim", Swim)).Expect(200);

        Assert.Equal(("custom", "Swim", "2026-11-22"), (started.Value<string>("kind"), started.Value<string>("name"), started.Value<string>("startedOn")));
        Assert.Equal(("atLeast", 30m, "minutes", "week"), (
            started.Value<string>("goal.direction"), started.Value<decimal>("goal.amount"), started.Value<string>("goal.unit"), started.Value<string>("goal.per")));
        Assert.Equal("\"1\"", started.ETag);
        Assert.Equal(started.Text, (await app.Get("/v1/habits/swim")).Expect(200).Text);
        Assert.Equal("swim", (await app.Get("/v1/habits")).Value<string>("habits.0.habit"));
    }

    [Theory]
    [InlineData("Swim\u0007")]
    [InlineData("Swim\nor dive")]
    [InlineData("Swim\u0085")]
    public async Task rejects_a_name_with_control_characters(string name)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Put("/v1/habits/hang", new { kind = "hang", name })).Refuses(422, "invalid-values");

        Assert.Contains("control characters", (string?)refused.Body["errors"]!["$.name"]![0]);
        Assert.Equal(0, (await app.Get("/v1/habits")).Count("habits"));
    }

    [Theory]
    [InlineData("hang", 2.5, "minutes", 150, "seconds")]
    [InlineData("walk", 1.5, "hours", 5_400, "seconds")]
    [InlineData("walk", 5, "kilometres", 5_000, "metres")]
    [InlineData("walk", 2, "miles", 3_218.688, "metres")]
    [InlineData("stretch", 5, "minutes", 300, "seconds")]
    public async Task converts_a_goal_to_the_unit_in_which_entries_are_summed(string habit, double amount, string unit, double kept, string summed)
    {
        await using var app = await SharedService.NewPerson();
        var goal = new { direction = "atLeast", amount, unit, per = "day" };

        var started = (await app.Put($"/v1/habits/{habit}", new { goal })).Expect(200);

        Assert.Equal(((decimal)kept, summed), (started.Value<decimal>("goal.amount"), started.Value<string>("goal.unit")));
        Assert.Equal(started.ETag, (await app.Post($"/v1/habits/{habit}/goal", goal)).Expect(200).ETag);
        (await app.Post("/v1/replays", new { rules = new { goals = new Dictionary<string, object> { [habit] = goal } } })).Expect(200);
        (await app.Put("/v1/habits/workout", new { goal })).Refuses(422, "unit-not-allowed");
    }

    [Fact]
    public async Task is_idempotent()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", Swim);

        Assert.Equal("\"1\"", (await app.Put("/v1/habits/swim", Swim)).Expect(200).ETag);
    }

    [Fact]
    public async Task changes_only_the_given_values_of_an_existing_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", Swim);

        var changed = (await app.Put("/v1/habits/swim", new { name = "Swimming", forgive = 1, order = 3, tags = new[] { "water" } })).Expect(200);

        Assert.Equal(("Swimming", 1, 3, "water"), (
            changed.Value<string>("name"), changed.Value<int>("forgive"), changed.Value<int>("order"), changed.Value<string>("tags.0")));
        Assert.Equal("minutes", changed.Value<string>("goal.unit"));
    }

    [Fact]
    public async Task declares_another_goal_of_an_existing_habit_from_today()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        var changed = (await app.Put("/v1/habits/hang", new { goal = new { direction = "atLeast", amount = 240, unit = "seconds", per = "day" } })).Expect(200);

        Assert.Equal(2, changed.Count("goals"));
        Assert.Equal("2026-11-22", changed.Value<string>("goals.1.effectiveFrom"));
        Assert.Equal(240, changed.Value<decimal>("goal.amount"));
    }

    [Fact]
    public async Task rejects_another_kind_for_an_existing_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", Swim);

        Assert.NotNull((await app.Put("/v1/habits/swim", new { kind = "walk" })).Refuses(409, "kind-differs")["errors"]!["$.kind"]);
    }

    [Fact]
    public async Task rejects_the_name_of_another_habit_until_that_one_is_archived()
    {
        await using var app = await SharedService.NewPerson();
        var swim = new { kind = "custom", name = "Swim", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } };
        await app.Put("/v1/habits/swim", swim);
        await app.Put("/v1/habits/pool", swim with { name = "Pool" });

        Assert.NotNull((await app.Put("/v1/habits/lake", swim with { name = "SWIM" })).Refuses(409, "name-taken")["errors"]!["$.name"]);
        (await app.Put("/v1/habits/pool", new { name = "swim" })).Refuses(409, "name-taken");
        Assert.Equal(200, (await app.Put("/v1/habits/swim", new { name = "swim" })).Status);

        await app.Post("/v1/habits/swim/archive", new { });
        Assert.Equal(200, (await app.Put("/v1/habits/lake", swim with { name = "Swim" })).Status);
        (await app.Post("/v1/habits/swim/reopen", new { on = "2026-11-23" })).Refuses(409, "name-taken");
    }

    [Fact]
    public async Task rejects_a_start_after_the_first_entry()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-10" });

        (await app.Put("/v1/habits/hang", new { startedOn = "2026-11-11" })).Refuses(409, "start-after-entry");
    }

    [Theory]
    [InlineData("swim", "{}", "kind-required")]
    [InlineData("swim", """{"kind":"custom"}""", "goal-required")]
    [InlineData("hang", """{"goal":{"direction":"atLeast","amount":3,"unit":"steps","per":"day"}}""", "unit-not-allowed")]
    [InlineData("profile", """{"kind":"hang"}""", "invalid-values")]
    [InlineData("mt_tombstone", """{"kind":"hang"}""", "invalid-values")]
    [InlineData("Swim", """{"kind":"hang"}""", "invalid-values")]
    public async Task rejects_invalid_requests(string habit, string body, string code)
    {
        await using var app = await SharedService.NewPerson();

        (await app.Put("/v1/habits/" + habit, body)).Refuses(422, code);
        Assert.Empty((await app.Get("/v1/habits"))["habits"]!.AsArray());
    }

    [Fact]
    public async Task starts_the_five_habits_of_the_back_care_plan_with_adjusted_goals()
    {
        await using var app = await SharedService.NewPerson();
        var goals = new { hang = new { direction = "atLeast", amount = 60, unit = "seconds", per = "day" } };

        var plan = (await app.Post("/v1/plans/back-care", new { goals })).Expect(200);

        Assert.Equal(["hang", "walk", "posture", "stretch", "workout"], plan["habits"]!.AsArray().Select(habit => (string)habit!["habit"]!));
        Assert.Equal(60, plan.Value<decimal>("habits.0.goal.amount"));
        Assert.Equal(plan.Text, (await app.Post("/v1/plans/back-care", new { })).Expect(200).Text);
        (await app.Post("/v1/plans/back-care", new { goals = new { swim = goals.hang } })).Refuses(422, "invalid-values");
        var changed = (await app.Post("/v1/plans/back-care", new { goals = new { walk = goals.hang with { unit = "miles" } } })).Expect(200);
        Assert.Equal((60, "metres"), (changed.Value<decimal>("habits.0.goal.amount"), changed.Value<string>("habits.1.goal.unit")));
        await app.Post("/v1/hangs", new { seconds = 30 });
        var refused = (await app.Post("/v1/plans/back-care", new { goals = new { walk = goals.hang with { unit = "km" } } })).Refuses(422, "unit-not-allowed");
        Assert.Equal(
            "Goals of kind walk can be in seconds, minutes, hours, steps, metres, kilometres, miles, not in km.",
            (string?)refused["errors"]!["$.goals.walk.unit"]![0]);
    }

    [Theory]
    [InlineData("POST", "/v1/hangs", """{"seconds":30}""")]
    [InlineData("PUT", "/v1/habits/hang", "{}")]
    [InlineData("POST", "/v1/plans/back-care", "{}")]
    public async Task numbers_the_default_name_if_another_habit_has_it(string method, string path, string body)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/bar", new { kind = "custom", name = "hang", goal = new { direction = "atLeast", amount = 1, unit = "times", per = "day" } });

        Assert.InRange((await app.Send(new HttpMethod(method), path, body)).Status, 200, 201);

        Assert.Equal("Hang 2", (await app.Get("/v1/habits/hang")).Value<string>("name"));
    }
}
