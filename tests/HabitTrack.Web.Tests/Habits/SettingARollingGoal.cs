using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>Three workouts in any seven days from Monday, 9 November 2026, with workouts on the 10th, 12th, 15th and 18th.</summary>
public sealed class SettingARollingGoal
{
    private static readonly JsonObject Goal = Parse("""{"direction":"atLeast","amount":3,"unit":"sessions","per":"rolling","days":7}""");

    [Fact]
    public async Task evaluates_every_day_by_the_window_that_ends_on_it()
    {
        await using var app = await WithWorkouts();

        Assert.Equal(Goal.ToJsonString(), (await app.Get("/v1/habits/workout"))["goal"]!.ToJsonString());
        Assert.Equal(
            ["missed", "met", "missed", "met", "missed", "missed", "met", "met", "missed", "met", "missed", "missed", "missed", "open"],
            (await app.Get("/v1/calendar/workout?year=2026"))["days"]!.AsArray().Select(day => (string?)day!["status"]).OfType<string>());
        var streak = await app.Get("/v1/streaks/workout");
        Assert.Equal(("days", 0, 2), (streak.Value<string>("unit"), streak.Value<int>("current.length"), streak.Value<int>("longest.length")));
        Assert.Equal(
            """{"from":"2026-11-22","to":"2026-11-22","total":1,"required":3,"remaining":2,"status":"open"}""",
            streak["open"]!.ToJsonString());
        var summary = (await app.Get("/v1/summaries?period=week&habit=workout"))["summaries.0"]!;
        Assert.Equal((2, 4, 1), ((int)summary["met"]!, (int)summary["missed"]!, (int)summary["open"]!));
    }

    [Fact]
    public async Task explains_a_day_by_the_entries_of_its_window()
    {
        await using var app = await WithWorkouts();
        var entries = (await app.Get("/v1/entries?from=2026-11-12&to=2026-11-18"))["entries"]!.AsArray().Select(entry => (string)entry!["id"]!);

        var explanation = (await app.Get("/v1/streaks/workout/explanation?from=2026-11-18&to=2026-11-18")).Expect(200);

        Assert.Equal(("2026-11-18", "2026-11-18", "2026-11-12"), (
            explanation.Value<string>("periods.0.from"), explanation.Value<string>("periods.0.to"), explanation.Value<string>("periods.0.windowFrom")));
        Assert.Equal(entries.Reverse(), explanation["periods.0.entries"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("3 of 3 sessions since 2026-11-12: met. That makes 1 in a row.", explanation.Value<string>("periods.0.because"));
        Assert.Contains(
            "Wed 18 Nov 3 of 3 sessions since 12 Nov 2026: met. That makes 1 in a row. Thu 12 Nov",
            (await Page.Open(app, "/habits/workout?why=2026-11-18")).Text);
    }

    [Fact]
    public async Task is_described_on_pages()
    {
        await using var app = await WithWorkouts();

        Assert.Contains("2 sessions to go 1 of 3 sessions in the last 7 days", (await Page.Open(app)).Card("workout"));
        Assert.Contains("3 of 3 sessions in the 7 days up to then", (await Page.Open(app, "/?asOf=2026-11-18")).Card("workout"));
        Assert.Contains("At least 3 sessions in any 7 days", (await Page.Open(app, "/habits/workout")).Text);
        Assert.Contains("At least 3 sessions in any 7 days", (await Page.Open(app, "/what-if")).Text);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(5, false)]
    public async Task draws_the_goal_line_only_for_a_window_of_seven_days(int days, bool isDrawn)
    {
        await using var app = await WithWorkouts();
        var goal = new { direction = "atLeast", amount = 2, unit = "sessions", per = "rolling", days, effectiveFrom = "2026-11-09" };
        (await app.Post("/v1/habits/workout/goal", goal)).Expect(200);

        Assert.Equal(isDrawn, (await Page.Open(app, "/habits/workout")).Html.Contains("class=\"goal\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task can_be_used_in_a_what_if()
    {
        await using var app = await WithWorkouts();

        var goals = new { workout = new { direction = "atMost", amount = 2, unit = "sessions", per = "rolling", days = 7 } };

        var answer = (await app.Post("/v1/replays", new { rules = new { goals } })).Expect(200);

        Assert.Equal(["2026-11-15", "2026-11-16", "2026-11-18"], answer["habits.0.difference.days"]!.AsArray()
            .Where(day => (string?)day!["replayed"] == "missed").Select(day => (string)day!["day"]!));
    }

    [Theory]
    [InlineData("""{"days":null}""", "$.goal.days", "days must be a whole number from 2 to 31, such as 7.")]
    [InlineData("""{"days":1}""", "$.goal.days", "days must be a whole number from 2 to 31, such as 7.")]
    [InlineData("""{"days":32}""", "$.goal.days", "days must be a whole number from 2 to 31, such as 7.")]
    [InlineData("""{"days":400}""", "$.goal.days", "days must be a whole number from 2 to 31, such as 7.")]
    [InlineData("""{"on":["monday"]}""", "$.goal.on", "on can be used with per day only, such as [\"monday\"].")]
    [InlineData("""{"per":"week"}""", "$.goal.days", "days can be used with per everyDays and rolling only, such as 3.")]
    public async Task rejects_invalid_values_with_their_path(string changes, string path, string expected)
    {
        await using var app = await SharedService.NewPerson();
        var goal = Goal.DeepClone().AsObject();
        foreach (var (field, value) in Parse(changes))
            goal[field] = value?.DeepClone();

        var refused = (await app.Put("/v1/habits/workout", new JsonObject { ["goal"] = goal }.ToJsonString())).Refuses(422, "invalid-values");

        Assert.Equal(expected, (string)refused["errors"]![path]![0]!);
    }

    private static async Task<HabitTrackApp> WithWorkouts()
    {
        var app = await SharedService.NewPerson();
        (await app.Put("/v1/habits/workout", new JsonObject { ["startedOn"] = "2026-11-09", ["goal"] = Goal.DeepClone() }.ToJsonString())).Expect(200);
        foreach (var day in new[] { "2026-11-10", "2026-11-12", "2026-11-15", "2026-11-18" })
            (await app.Post("/v1/workouts", new { day })).Expect(201);
        return app;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
