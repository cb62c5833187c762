namespace HabitTrack.Web.Tests;

public sealed class LookingAtProgress
{
    [Fact]
    public async Task returns_a_streak_with_its_dates()
    {
        await using var app = await WithHangsOn("2026-11-18", "2026-11-20", "2026-11-21", "2026-11-22");

        var streak = (await app.Get("/v1/streaks/hang")).Expect(200);

        Assert.Equal(("days", "2026-11-22", 3), (streak.Value<string>("unit"), streak.Value<string>("asOf"), streak.Value<int>("current.length")));
        Assert.Equal(("2026-11-20", "2026-11-22"), (streak.Value<string>("current.from"), streak.Value<string>("current.through")));
        Assert.Equal([3, 1], streak["streaks"]!.AsArray().Select(some => (int)some!["length"]!));
        Assert.Equal(("met", 200m, 180m, 0m), (
            streak.Value<string>("open.status"), streak.Value<decimal>("open.total"), streak.Value<decimal>("open.required"), streak.Value<decimal>("open.remaining")));
        Assert.InRange(streak.Value<double>("strength"), 0.01, 1);
        Assert.False(streak.Value<bool>("atRisk"));
        Assert.Equal(streak.Body.ToJsonString(), (await app.Get("/v1/streaks"))["streaks.0"]!.ToJsonString());
    }

    [Fact]
    public async Task returns_null_dates_without_a_streak()
    {
        await using var app = await WithHangsOn("2026-11-10");

        var current = (await app.Get("/v1/streaks/hang"))["current"]!.AsObject();

        Assert.True(current.ContainsKey("from") && current.ContainsKey("through"));
        Assert.Null(current["from"]);
    }

    [Fact]
    public async Task reflects_every_change_immediately()
    {
        await using var app = await WithHangsOn("2026-11-20", "2026-11-22");
        async Task<int> Current() => (await app.Get("/v1/streaks/hang")).Value<int>("current.length");
        Assert.Equal(1, await Current());

        var entry = (await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-21" })).Headers["Location"];
        Assert.Equal(3, await Current());
        await app.Patch(entry, new { seconds = 10 });
        Assert.Equal(1, await Current());
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-21" });
        Assert.Equal(2, await Current());
        await app.Delete("/v1/habits/hang/skips/2026-11-21");
        await app.Put("/v1/habits/hang", new { forgive = 1 });
        Assert.Equal(2, await Current());
        await app.Delete(entry);
        Assert.Equal(2, await Current());
        await app.Post("/v1/undo");
        await app.Patch(entry, new { seconds = 180 });
        Assert.Equal(3, await Current());
    }

    [Fact]
    public async Task marks_a_streak_as_at_risk_until_the_goal_of_the_day_is_met()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await LogHangsOn(app, "2026-11-20", "2026-11-21");

        var streak = await app.Get("/v1/streaks/hang");

        Assert.True(streak.Value<bool>("atRisk"));
        Assert.Equal(("open", 180m), (streak.Value<string>("open.status"), streak.Value<decimal>("open.remaining")));
        app.Clock.Now = app.Clock.Now.AddDays(1);
        Assert.Equal(0, (await app.Get("/v1/streaks/hang")).Value<int>("current.length"));
    }

    [Fact]
    public async Task summarizes_a_week_and_the_previous_one()
    {
        await using var app = await WithHangsOn("2026-11-09", "2026-11-16", "2026-11-17", "2026-11-22");

        var week = (await app.Get("/v1/summaries?period=week&habit=hang")).Expect(200);

        Assert.Equal(("2026-11-16", "2026-11-22"), (week.Value<string>("from"), week.Value<string>("to")));
        Assert.Equal((600m, 3, 3, 4, 200m), (
            week.Value<decimal>("summaries.0.total"),
            week.Value<int>("summaries.0.entries"),
            week.Value<int>("summaries.0.met"),
            week.Value<int>("summaries.0.missed"),
            week.Value<decimal>("summaries.0.meanPerActiveDay")));
        Assert.Equal((200m, 200m), (week.Value<decimal>("summaries.0.previous.total"), week.Value<decimal>("summaries.0.changePercent")));
        Assert.Equal(7, week.Count("summaries.0.series"));
    }

    [Theory]
    [InlineData("period=day", "2026-11-22", "2026-11-22")]
    [InlineData("period=month&on=2026-02-10", "2026-02-01", "2026-02-28")]
    [InlineData("period=quarter", "2026-10-01", "2026-12-31")]
    [InlineData("period=year", "2026-01-01", "2026-12-31")]
    [InlineData("from=2026-11-02&to=2026-11-11", "2026-11-02", "2026-11-11")]
    [InlineData("", "2026-11-16", "2026-11-22")]
    public async Task summarizes_any_range(string query, string from, string to)
    {
        await using var app = await WithHangsOn("2026-11-10");

        var summaries = (await app.Get("/v1/summaries?" + query)).Expect(200);

        Assert.Equal((from, to), (summaries.Value<string>("from"), summaries.Value<string>("to")));
        Assert.Equal((from, to), (summaries.Value<string>("summaries.0.from"), summaries.Value<string>("summaries.0.to")));
    }

    [Fact]
    public async Task rejects_a_day_beside_a_range()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Get("/v1/summaries?from=2026-11-02&to=2026-11-11&on=2026-11-05")).Refuses(422, "invalid-values");
    }

    [Fact]
    public async Task returns_the_front_page_in_one_response()
    {
        await using var app = await WithHangsOn("2026-11-21", "2026-11-22");
        await app.Post("/v1/posture-checks", new { posture = "upright" });

        var dashboard = (await app.Get("/v1/dashboard")).Expect(200);

        Assert.Equal(["hang", "posture"], dashboard["habits"]!.AsArray().Select(habit => (string)habit!["habit"]!));
        Assert.Equal((2, 200m), (dashboard.Value<int>("habits.0.current.length"), dashboard.Value<decimal>("habits.0.open.total")));
        Assert.Equal([3, 3], dashboard["habits.0.lastDays"]!.AsArray().Select(dot => (int)dot!["level"]!).TakeLast(2));
        Assert.Equal(2, dashboard.Count("entries"));
    }

    [Fact]
    public async Task returns_not_found_for_an_unknown_habit()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Get("/v1/streaks/swim")).Refuses(404, "habit-not-started");
        (await app.Get("/v1/habits/swim")).Refuses(404, "habit-not-started");
        (await app.Get("/v1/summaries?habit=swim")).Refuses(404, "habit-not-started");
    }

    internal static async Task<HabitTrackApp> WithHangsOn(params string[] days)
    {
        var app = await SharedService.NewPerson();
        await LogHangsOn(app, days);
        return app;
    }

    internal static async Task LogHangsOn(HabitTrackApp app, params string[] days)
    {
        foreach (var day in days)
            (await app.Post("/v1/hangs", new { seconds = 200, day })).Expect(201);
    }
}
