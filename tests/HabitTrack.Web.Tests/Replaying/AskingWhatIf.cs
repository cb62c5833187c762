using System.Text.Json.Nodes;
using Npgsql;

namespace HabitTrack.Web.Tests;

public sealed class AskingWhatIf
{
    [Fact]
    public async Task compares_both_outcomes_and_lists_the_changed_days_for_a_lower_goal()
    {
        await using var app = await WithHangs(("2026-11-19", 200), ("2026-11-20", 130), ("2026-11-21", 200), ("2026-11-22", 200));

        var answer = (await app.Post("/v1/replays", new { rules = new { goals = new { hang = Goal(120) } } })).Expect(200);

        var habit = answer["habits.0"]!;
        Assert.Equal(("hang", "2026-11-22"), ((string)habit["habit"]!, answer.Value<string>("asOf")));
        Assert.Equal((2, 4), (answer.Value<int>("habits.0.actual.current.length"), answer.Value<int>("habits.0.replayed.current.length")));
        Assert.Equal((0.75m, 1m), (answer.Value<decimal>("habits.0.actual.metRate"), answer.Value<decimal>("habits.0.replayed.metRate")));
        Assert.Equal((2, 2), (answer.Value<int>("habits.0.difference.currentLength"), answer.Value<int>("habits.0.difference.longestLength")));
        Assert.Equal(0.25m, answer.Value<decimal>("habits.0.difference.metRate"));
        Assert.True(answer.Value<double>("habits.0.difference.strength") > 0);
        Assert.Equal(
            """[{"day":"2026-11-20","actual":"missed","replayed":"met","actualTotal":130,"replayedTotal":130}]""",
            habit["difference"]!["days"]!.ToJsonString());
        Assert.Equal((await app.Get("/v1/streaks/hang")).Body.ToJsonString(), WithoutRate(habit["actual"]!).ToJsonString());
    }

    [Fact]
    public async Task keeps_the_streak_when_a_missed_day_is_forgiven()
    {
        await using var app = await WithHangs(("2026-11-19", 200), ("2026-11-21", 200), ("2026-11-22", 200));

        var answer = (await app.Post("/v1/replays", new { rules = new { forgive = new { hang = 1 } } })).Expect(200);

        Assert.Equal(3, answer.Value<int>("habits.0.replayed.current.length"));
        Assert.Equal(0, answer.Count("habits.0.difference.days"));
    }

    [Fact]
    public async Task replays_with_removed_and_added_entries()
    {
        await using var app = await WithHangs(("2026-11-19", 200), ("2026-11-21", 200), ("2026-11-22", 200));
        var last = (await app.Get("/v1/entries?limit=1")).Value<string>("entries.0.id");

        var answer = (await app.Post("/v1/replays", new
        {
            edits = new { without = new[] { last }, with = new[] { new { kind = "hang", seconds = 180, day = "2026-11-20" } } },
        })).Expect(200);

        Assert.Equal(("2026-11-19", "2026-11-21"), (answer.Value<string>("habits.0.replayed.current.from"), answer.Value<string>("habits.0.replayed.current.through")));
        Assert.Equal(["2026-11-20", "2026-11-22"], answer["habits.0.difference.days"]!.AsArray().Select(day => (string)day!["day"]!));
    }

    [Fact]
    public async Task moves_only_entries_with_an_instant_when_the_day_starts_at_another_hour()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-20" });
        (await app.Post("/v1/hangs", new { seconds = 200, performedAt = "2026-11-21T02:00:00Z" })).Expect(201);
        (await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-21" })).Expect(201);

        var answer = (await app.Post("/v1/replays", new { rules = new { dayStartsAt = "04:00" } })).Expect(200);

        Assert.Equal((1, 2), (answer.Value<int>("habits.0.actual.longest.length"), answer.Value<int>("habits.0.replayed.longest.length")));
        Assert.Equal(
            """[{"day":"2026-11-20","actual":"missed","replayed":"met","actualTotal":0,"replayedTotal":200},{"day":"2026-11-21","actual":"met","replayed":"met","actualTotal":400,"replayedTotal":200}]""",
            answer["habits.0.difference.days"]!.ToJsonString());
        Assert.Equal(0, (await app.Post("/v1/replays", new { rules = new { timeZone = "Etc/UTC" } })).Expect(200).Count("habits.0.difference.days"));
    }

    [Theory]
    [InlineData(null, "2026-11-01,2026-11-22")]
    [InlineData("start", "2026-11-01,2026-11-22")]
    [InlineData("current", "2026-11-22")]
    public async Task keeps_earlier_goals_when_requested(string? since, string changed)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01", goal = Goal(60) });
        await app.Post("/v1/hangs", new { seconds = 70, day = "2026-11-01" });
        await app.Post("/v1/habits/hang/goal", new { direction = "atLeast", amount = 120, unit = "seconds", per = "day", effectiveFrom = "2026-11-10" });
        await app.Post("/v1/hangs", new { seconds = 130, day = "2026-11-22" });

        var answer = (await app.Post("/v1/replays", new { rules = new { goals = new { hang = Goal(200) }, goalsFrom = since } })).Expect(200);

        Assert.Equal(changed.Split(','), answer["habits.0.difference.days"]!.AsArray().Select(day => (string)day!["day"]!));
    }

    [Fact]
    public async Task divides_weeks_at_another_first_day()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/workout", new { startedOn = "2026-11-01", goal = new { direction = "atLeast", amount = 1, unit = "sessions", per = "week" } });
        await app.Post("/v1/workouts", new { day = "2026-11-15" });
        await app.Post("/v1/workouts", new { day = "2026-11-22" });

        var answer = (await app.Post("/v1/replays", new { rules = new { weekStartsOn = "sunday" } })).Expect(200);

        Assert.Equal("2026-11-16", answer.Value<string>("habits.0.actual.open.from"));
        Assert.Equal("2026-11-22", answer.Value<string>("habits.0.replayed.open.from"));
    }

    [Fact]
    public async Task excludes_later_entries_on_both_sides_and_limits_only_the_listed_days_by_from()
    {
        await using var app = await WithHangs(("2026-11-18", 130), ("2026-11-19", 130), ("2026-11-20", 130), ("2026-11-22", 130));

        var answer = (await app.Post("/v1/replays", new { from = "2026-11-20", to = "2026-11-20", rules = new { goals = new { hang = Goal(120) } } })).Expect(200);

        Assert.Equal((0, 3), (answer.Value<int>("habits.0.actual.current.length"), answer.Value<int>("habits.0.replayed.current.length")));
        Assert.Equal(["2026-11-20"], answer["habits.0.difference.days"]!.AsArray().Select(day => (string)day!["day"]!));
    }

    [Fact]
    public async Task compares_a_habit_that_was_not_started_with_an_empty_one()
    {
        await using var app = await SharedService.NewPerson();

        var answer = (await app.Post("/v1/replays", new { edits = new { with = new[] { new { kind = "walk", seconds = 900, day = "2026-11-22" } } } })).Expect(200);

        Assert.Equal(("walk", 0, 1), (answer.Value<string>("habits.0.habit"), answer.Value<int>("habits.0.actual.current.length"), answer.Value<int>("habits.0.replayed.current.length")));
        Assert.Equal(0, (await app.Get("/v1/habits")).Count("habits"));
    }

    [Theory]
    [InlineData("""{"rules":{"goals":{"swim":{"direction":"atLeast","amount":1,"unit":"km","per":"day"}}}}""", "$.rules.goals.swim")]
    [InlineData("""{"rules":{"goals":{"hang":{"direction":"atLeast","amount":0,"unit":"seconds","per":"day"}}}}""", "$.rules.goals.hang.amount")]
    [InlineData("""{"rules":{"forgive":{"hang":31}}}""", "$.rules.forgive.hang")]
    [InlineData("""{"rules":{"timeZone":"Mars/Olympus"}}""", "$.rules.timeZone")]
    [InlineData("""{"rules":{"dayStartsAt":"13:00"}}""", "$.rules.dayStartsAt")]
    [InlineData("""{"edits":{"without":["0192f8a0-0000-7000-8000-000000000009"]}}""", "$.edits.without[0]")]
    [InlineData("""{"edits":{"with":[{"kind":"hang","seconds":5}]}}""", "$.edits.with[0].day")]
    [InlineData("""{"edits":{"with":[{"kind":"hang","seconds":0,"day":"2026-11-22"}]}}""", "$.edits.with[0].seconds")]
    [InlineData("""{"edits":{"with":[{"kind":"hang","seconds":5,"day":"2026-11-23"}]}}""", "$.edits.with[0].day")]
    [InlineData("""{"edits":{"with":[{"kind":"hang","seconds":5,"performedAt":"2026-11-23T12:00:00Z"}]}}""", "$.edits.with[0].performedAt")]
    [InlineData("""{"to":"2026-11-24","edits":{"with":[{"kind":"hang","seconds":5,"day":"2026-11-25"}]}}""", "$.edits.with[0].day")]
    [InlineData("""{"edits":{"with":[{"kind":"nap","day":"2026-11-22"}]}}""", "$.edits.with[0].kind")]
    [InlineData("""{"edits":{"with":[{"kind":"pain","area":"neck","level":1,"day":"2026-11-22"}]}}""", "$.edits.with[0].kind")]
    [InlineData("""{"from":"2026-11-22","to":"2026-11-21"}""", "$.from")]
    public async Task rejects_invalid_values_with_their_path(string body, string path)
    {
        await using var app = await WithHangs(("2026-11-22", 200));

        Assert.NotNull((await app.Post("/v1/replays", body)).Refuses(422, "invalid-values")["errors"]![path]);
    }

    [Fact]
    public async Task rejects_edits_by_the_same_rules_as_logs()
    {
        await using var app = await WithHangs(("2026-11-22", 200));

        var early = (await app.Post("/v1/replays", """{"edits":{"with":[{"kind":"hang","seconds":5,"day":"2026-11-01"}]}}""")).Refuses(409, "before-start");
        Assert.NotNull(early["errors"]!["$.edits.with[0].day"]);
        (await app.Post("/v1/replays", """{"edits":{"with":[{"kind":"custom","habit":"swim","amount":5,"day":"2026-11-22"}]}}""")).Refuses(404, "habit-not-started");
        (await app.Post("/v1/replays", """{"rules":{"goals":{"hang":{"direction":"atLeast","amount":1,"unit":"steps","per":"day"}}}}""")).Refuses(422, "unit-not-allowed");
    }

    [Fact]
    public async Task returns_csv_when_requested()
    {
        await using var app = await WithHangs(("2026-11-20", 130), ("2026-11-21", 200), ("2026-11-22", 200));
        var question = new { rules = new { goals = new { hang = Goal(120) } } };

        var habits = (await app.Post("/v1/replays", question, ("Accept", "text/csv"))).Expect(200);
        var days = (await app.Post("/v1/replays?rows=days", question, ("Accept", "text/csv"))).Expect(200);

        Assert.Equal("text/csv", habits.ContentType);
        Assert.Matches("\r\nhang,days,2,3,2,3,0\\.[0-9]+,0\\.[0-9]+,0\\.6667,1,1\r\n$", habits.Text);
        Assert.Equal("habit,day,actual,replayed,actualTotal,replayedTotal\r\nhang,2026-11-20,missed,met,130,130\r\n", days.Text);
    }

    [Fact]
    public async Task changes_no_table()
    {
        await using var app = await HabitTrackApp.Start();
        await LogHangs(app, ("2026-11-20", 200), ("2026-11-22", 200));
        var (entry, before) = ((await app.Get("/v1/entries?limit=1")).Value<string>("entries.0.id"), await Tables(app.Database));

        (await app.Post("/v1/replays", new
        {
            rules = new { goals = new { hang = Goal(120) }, forgive = new { hang = 1 }, timeZone = "Asia/Tokyo", dayStartsAt = "04:00", weekStartsOn = "sunday" },
            edits = new { without = new[] { entry }, with = new[] { new { kind = "hang", seconds = 180, day = "2026-11-21" } } },
        })).Expect(200);

        Assert.Equal(before, await Tables(app.Database));
        Assert.Contains("habittrack.mt_events", before);
    }

    private static object Goal(int seconds) => new { direction = "atLeast", amount = seconds, unit = "seconds", per = "day" };

    private static JsonNode WithoutRate(JsonNode standing)
    {
        var streak = standing.DeepClone().AsObject();
        streak.Remove("metRate");
        return streak;
    }

    /// <summary>Starts a habit on the day of the first hang and logs the hangs.</summary>
    private static async Task<HabitTrackApp> WithHangs(params (string Day, int Seconds)[] hangs)
    {
        var app = await SharedService.NewPerson();
        await LogHangs(app, hangs);
        return app;
    }

    private static async Task LogHangs(HabitTrackApp app, params (string Day, int Seconds)[] hangs)
    {
        (await app.Put("/v1/habits/hang", new { startedOn = hangs[0].Day })).Expect(200);
        foreach (var (day, seconds) in hangs)
            (await app.Post("/v1/hangs", new { seconds, day })).Expect(201);
    }

    /// <summary>Returns every row of every table and the values of the sequences, without the tables of Wolverine's node coordination.</summary>
    private static async Task<string> Tables(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("""
            SELECT string_agg(format('%I.%I %s', schemaname, tablename, query_to_xml(format('SELECT * FROM %I.%I t ORDER BY t::text', schemaname, tablename), TRUE, FALSE, '')), chr(10) ORDER BY schemaname, tablename)
                || (SELECT string_agg(format('%I %s', sequencename, last_value), chr(10)) FROM pg_sequences WHERE schemaname = 'habittrack')
            FROM pg_tables
            WHERE schemaname = 'habittrack'
            """);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
