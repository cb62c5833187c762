namespace HabitTrack.Web.Tests;

public sealed class LoggingAnActivity
{
    public static TheoryData<string, object, string, string> EveryKind => new()
    {
        { "/v1/hangs", new { seconds = 45, grip = "overhand" }, "hang", "hang" },
        { "/v1/walks", new { seconds = 900, metres = 1200.5, steps = 1500, style = "walk" }, "walk", "walk" },
        { "/v1/posture-checks", new { posture = "slouched", corrected = true, position = "sitting" }, "posture-check", "posture" },
        {
            "/v1/workouts",
            new { sets = new[] { new { exercise = "pull-up", reps = 8, kg = 2.5, rpe = 7.5, warmUp = false, type = "working" } }, warmUpSeconds = 300, rpe = 7 },
            "workout",
            "workout"
        },
        { "/v1/stretches", new { exercise = "cobra", seconds = 60, reps = 3 }, "stretch", "stretch" },
    };

    [Theory, MemberData(nameof(EveryKind))]
    public async Task starts_the_habit_of_its_kind_and_returns_the_entry_streak_records_and_advice(string path, object body, string kind, string habit)
    {
        await using var app = await SharedService.NewPerson();

        var logged = (await app.Post(path, body)).Expect(201);

        Assert.Equal($"/v1/entries/{logged["entry.id"]}", logged.Headers["Location"]);
        Assert.Equal("\"2\"", logged.ETag);
        Assert.Equal(kind, logged.Value<string>("entry.kind"));
        Assert.Equal(habit, logged.Value<string>("entry.habit"));
        Assert.Equal("2026-11-22", logged.Value<string>("entry.day"));
        Assert.Equal(habit, logged.Value<string>("streak.habit"));
        Assert.NotNull(logged["records"]);
        Assert.NotNull(logged["advice"]);
    }

    [Theory, MemberData(nameof(EveryKind))]
    public async Task returns_every_field_as_it_was_logged(string path, object body, string kind, string habit)
    {
        await using var app = await SharedService.NewPerson();
        var location = (await app.Post(path, body)).Expect(201).Headers["Location"];

        var entry = (await app.Get(location)).Expect(200);

        Assert.Equal((kind, habit), (entry.Value<string>("kind"), entry.Value<string>("habit")));
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject())
            Assert.Equal(value?.ToJsonString(), entry[name]?.ToJsonString());
    }

    [Fact]
    public async Task accepts_steps_without_a_duration()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Put("/v1/habits/walk", new { goal = new { direction = "atLeast", amount = 6000, unit = "steps", per = "day" } })).Expect(200);
        await app.Post("/v1/walks", new { seconds = 600, steps = 1_000 });

        var logged = (await app.Post("/v1/walks", new { steps = 5_000 })).Expect(201);

        Assert.Null(logged["entry.seconds"]);
        Assert.Equal(1, logged.Value<int>("streak.current.length"));
        var facts = (await app.Get("/v1/summaries?period=day")).Expect(200);
        Assert.Equal((6_000, 600, 100m), (facts.Value<int>("summaries.0.walk.steps"), facts.Value<int>("summaries.0.walk.seconds"), facts.Value<decimal>("summaries.0.walk.cadence")));
        (await app.Post("/v1/walks", new { metres = 1_200 })).Expect(201);
        Assert.Contains("at least one of seconds, metres and steps", (string?)(await app.Post("/v1/walks", new { style = "walk" })).Refuses(422, "invalid-values")["errors"]!["$.seconds"]![0]);
        (await app.Get("/")).Expect(200);
    }

    [Fact]
    public async Task logs_an_amount_in_the_unit_of_a_custom_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", new { kind = "custom", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });

        var logged = (await app.Post("/v1/activities", new { habit = "swim", amount = 12.5 })).Expect(201);

        Assert.Equal(12.5m, logged.Value<decimal>("streak.open.total"));
        Assert.Equal("custom", logged.Value<string>("entry.kind"));
    }

    [Fact]
    public async Task rejects_a_custom_habit_that_was_not_started()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/activities", new { habit = "swim", amount = 1 })).Refuses(404, "habit-not-started");
    }

    [Fact]
    public async Task rejects_a_habit_of_another_kind()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 });

        (await app.Post("/v1/walks", new { seconds = 600, habit = "hang" })).Refuses(409, "wrong-kind");
    }

    [Fact]
    public async Task assigns_an_instant_to_its_day_in_the_persons_time_zone()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { timeZone = "Asia/Tokyo" });

        var logged = (await app.Post("/v1/hangs", new { seconds = 45, performedAt = "2026-11-20T23:30:00+01:00" })).Expect(201);

        Assert.Equal("2026-11-21", logged.Value<string>("entry.day"));
        Assert.Equal(DateTimeOffset.Parse("2026-11-20T22:30:00Z"), logged.Value<DateTimeOffset>("entry.performedAt"));
    }

    [Fact]
    public async Task moves_the_start_of_a_habit_that_was_started_by_a_log()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200 });

        var logged = (await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-21", note = "Évora ☀" })).Expect(201);

        Assert.Equal(2, logged.Value<int>("streak.current.length"));
        Assert.Equal("2026-11-21", logged.Value<string>("streak.current.from"));
        Assert.Equal("Évora ☀", logged.Value<string>("entry.note"));
        Assert.Null(logged["entry.performedAt"]);
    }

    [Fact]
    public async Task rejects_a_day_before_an_explicit_start()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-20" });

        var refused = (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-19" })).Refuses(409, "before-start");

        Assert.NotNull(refused["errors"]!["$.day"]);
    }

    [Theory]
    [InlineData("""{"seconds":45,"day":"2026-11-23"}""", "$.day")]
    [InlineData("""{"seconds":45,"performedAt":"2026-11-22T12:06:00Z"}""", "$.performedAt")]
    public async Task rejects_days_and_instants_in_the_future(string body, string path)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Post("/v1/hangs", body)).Refuses(409, "in-the-future")["errors"]?[path];

        Assert.Contains("such as 2026-11-22", (string?)refused?[0]);
    }

    [Theory]
    [InlineData("/v1/hangs", """{"seconds":45,"performedAt":"1969-12-31T12:00:00Z"}""", "$.performedAt")]
    [InlineData("/v1/hangs", """{"seconds":45,"performedAt":"1900-01-01T12:00:00Z"}""", "$.performedAt")]
    [InlineData("/v1/pain", """{"area":"back","level":1,"at":"1969-12-31T12:00:00Z"}""", "$.at")]
    public async Task rejects_instants_too_long_ago(string route, string body, string path)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Post(route, body)).Refuses(422, "too-long-ago")["errors"]?[path]);
    }

    [Fact]
    public async Task rejects_a_day_together_with_an_instant()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-22", performedAt = "2026-11-22T08:00:00Z" })).Refuses(422, "day-and-instant");
    }

    [Fact]
    public async Task records_every_concurrent_log()
    {
        await using var app = await SharedService.NewPerson();

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(seconds => app.Post("/v1/hangs", new { seconds })));

        Assert.All(answers, answer => answer.Expect(201));
        Assert.Equal(820, (await app.Get("/v1/streaks/hang")).Value<int>("open.total"));
    }

    [Fact]
    public async Task returns_records_and_warm_up_advice_for_a_strength_workout()
    {
        await using var app = await SharedService.NewPerson();

        var logged = (await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 8, kg = 0 } } })).Expect(201);

        Assert.Contains("warm-up-missing", logged["advice"]!.AsArray().Select(advice => (string)advice!["code"]!));
        Assert.NotEmpty(logged["records"]!.AsArray());
    }

    [Theory]
    [InlineData("-200", 201)]
    [InlineData("0", 201)]
    [InlineData("1000", 201)]
    [InlineData("-200.001", 422)]
    [InlineData("1000.5", 422)]
    public async Task accepts_negative_loads_as_assistance(string kg, int status)
    {
        await using var app = await SharedService.NewPerson();

        var logged = (await app.Post("/v1/workouts", $$"""{"sets":[{"exercise":"pull-up","reps":5,"kg":{{kg}}}]}""")).Expect(status);

        if (status == 201 && decimal.Parse(kg) <= 0)
        {
            Assert.Equal(["most-repetitions/pull-up"], (await app.Get("/v1/records"))["records"]!.AsArray()
                .Select(record => (string)record!["mark"]!)
                .Where(mark => mark.EndsWith("pull-up", StringComparison.Ordinal)));
            Assert.Equal(0, (await app.Get("/v1/summaries?habit=workout&period=week")).Value<decimal>("summaries.0.workout.volume"));
        }
        else if (status == 422)
        {
            Assert.NotNull(logged.Body["errors"]!["$.sets[0].kg"]);
        }
    }

    [Theory]
    [InlineData("🧗", 1_001, 201)]
    [InlineData("🧗", 2_000, 201)]
    [InlineData("🧗", 2_001, 422)]
    [InlineData("a", 2_001, 422)]
    public async Task limits_the_length_of_a_note_in_code_points(string letter, int times, int status)
    {
        await using var app = await SharedService.NewPerson();
        var note = string.Concat(Enumerable.Repeat(letter, times));

        var logged = (await app.Post("/v1/hangs", new { seconds = 45, note })).Expect(status);

        if (status == 201)
            Assert.Equal(note, logged.Value<string>("entry.note"));
    }

    [Fact]
    public async Task returns_the_advice_again_when_the_log_is_repeated()
    {
        await using var app = await SharedService.NewPerson();
        var workout = new { id = Guid.NewGuid(), sets = new[] { new { exercise = "weighted-forward-bend", reps = 8, kg = 5 } } };
        static IEnumerable<string> Codes(Answer answer) => answer["advice"]!.AsArray().Select(advice => (string)advice!["code"]!);

        var logged = (await app.Post("/v1/workouts", workout, ("Idempotency-Key", "once"))).Expect(201);

        Assert.Contains("traumatic-exercise", Codes(logged));
        Assert.Equal(Codes(logged), Codes((await app.Post("/v1/workouts", workout, ("Idempotency-Key", "once"))).Expect(201)));
        Assert.Equal(Codes(logged), Codes((await app.Post("/v1/workouts", workout)).Expect(200)));
    }
}
