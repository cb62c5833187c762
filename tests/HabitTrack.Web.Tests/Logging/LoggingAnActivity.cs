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
    public async Task starts_the_habit_of_its_kind_and_tells_what_it_did(string path, object body, string kind, string habit)
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
    public async Task keeps_every_field_as_it_was_given(string path, object body, string kind, string habit)
    {
        await using var app = await SharedService.NewPerson();
        var location = (await app.Post(path, body)).Expect(201).Headers["Location"];

        var entry = (await app.Get(location)).Expect(200);

        Assert.Equal((kind, habit), (entry.Value<string>("kind"), entry.Value<string>("habit")));
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject())
            Assert.Equal(value?.ToJsonString(), entry[name]?.ToJsonString());
    }

    [Fact]
    public async Task takes_the_steps_of_a_counter_without_the_time_they_took()
    {
        await using var app = await HabitTrackApp.Start();
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
    public async Task of_a_custom_habit_takes_an_amount_in_its_unit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", new { kind = "custom", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });

        var logged = (await app.Post("/v1/activities", new { habit = "swim", amount = 12.5 })).Expect(201);

        Assert.Equal(12.5m, logged.Value<decimal>("streak.open.total"));
        Assert.Equal("custom", logged.Value<string>("entry.kind"));
    }

    [Fact]
    public async Task to_a_custom_habit_that_was_not_started_is_refused()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/activities", new { habit = "swim", amount = 1 })).Refuses(404, "habit-not-started");
    }

    [Fact]
    public async Task to_a_habit_of_another_kind_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 });

        (await app.Post("/v1/walks", new { seconds = 600, habit = "hang" })).Refuses(409, "wrong-kind");
    }

    [Fact]
    public async Task at_an_instant_counts_on_the_day_it_was_where_the_person_lives()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { timeZone = "Asia/Tokyo" });

        var logged = (await app.Post("/v1/hangs", new { seconds = 45, performedAt = "2026-11-20T23:30:00+01:00" })).Expect(201);

        Assert.Equal("2026-11-21", logged.Value<string>("entry.day"));
        Assert.Equal(DateTimeOffset.Parse("2026-11-20T22:30:00Z"), logged.Value<DateTimeOffset>("entry.performedAt"));
    }

    [Fact]
    public async Task on_an_earlier_day_moves_the_start_of_a_habit_begun_by_a_log()
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
    public async Task before_the_start_of_a_habit_begun_by_hand_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-20" });

        var refused = (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-19" })).Refuses(409, "before-start");

        Assert.NotNull(refused["errors"]!["$.day"]);
    }

    [Theory]
    [InlineData("""{"seconds":45,"day":"2026-11-23"}""", "$.day")]
    [InlineData("""{"seconds":45,"performedAt":"2026-11-22T12:06:00Z"}""", "$.performedAt")]
    public async Task ahead_of_time_is_refused(string body, string path)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Post("/v1/hangs", body)).Refuses(409, "in-the-future")["errors"]?[path]);
    }

    [Fact]
    public async Task with_both_a_day_and_an_instant_is_refused()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-22", performedAt = "2026-11-22T08:00:00Z" })).Refuses(422, "day-and-instant");
    }

    [Fact]
    public async Task by_many_at_once_loses_none_and_refuses_none()
    {
        await using var app = await SharedService.NewPerson();

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(seconds => app.Post("/v1/hangs", new { seconds })));

        Assert.All(answers, answer => answer.Expect(201));
        Assert.Equal(820, (await app.Get("/v1/streaks/hang")).Value<int>("open.total"));
    }

    [Fact]
    public async Task of_strength_without_a_warm_up_brings_advice_and_records()
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
    public async Task with_a_load_takes_assistance_too(string kg, int status)
    {
        await using var app = await HabitTrackApp.Start();

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
    public async Task counts_a_note_in_code_points(string letter, int times, int status)
    {
        await using var app = await HabitTrackApp.Start();
        var note = string.Concat(Enumerable.Repeat(letter, times));

        var logged = (await app.Post("/v1/hangs", new { seconds = 45, note })).Expect(status);

        if (status == 201)
            Assert.Equal(note, logged.Value<string>("entry.note"));
    }

    [Fact]
    public async Task again_brings_the_advice_again()
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
