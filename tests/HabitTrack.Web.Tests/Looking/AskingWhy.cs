namespace HabitTrack.Web.Tests;

public sealed class AskingWhy
{
    [Fact]
    public async Task a_streak_is_as_it_is_gives_each_period_with_the_entries_that_decided_it()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-20", "2026-11-22");
        var more = (await app.Post("/v1/hangs", new { seconds = 5, day = "2026-11-22" })).Value<string>("entry.id");

        var explanation = (await app.Get("/v1/streaks/hang/explanation?from=2026-11-20&to=2026-11-22")).Expect(200);

        Assert.Equal(["met", "missed", "met"], explanation["periods"]!.AsArray().Select(period => (string)period!["status"]!));
        Assert.Equal([1, 0, 2], explanation["periods"]!.AsArray().Select(period => period!["entries"]!.AsArray().Count));
        Assert.Contains(more, explanation["periods.2.entries"]!.AsArray().Select(id => (string)id!));
        Assert.Equal((180m, 205m, 1), (
            explanation.Value<decimal>("periods.2.required"), explanation.Value<decimal>("periods.2.total"), explanation.Value<int>("periods.2.available")));
        Assert.Equal("0 of 180 seconds: missed. The streak of 1 ended.", explanation.Value<string>("periods.1.because"));
    }

    [Fact]
    public async Task a_streak_was_as_it_was_then_known_gives_the_entries_then_known()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-22");
        var then = DateTimeOffset.Parse((await app.Get("/v1/entries")).Value<string>("entries.0.recordedAt"));
        await app.Post("/v1/hangs", new { seconds = 5, day = "2026-11-22" });

        var explanation = await app.Get($"/v1/streaks/hang/explanation?asOf=2026-11-22&knownAt={then.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}");

        Assert.Equal((200m, 1), (explanation.Value<decimal>("periods.0.total"), explanation.Count("periods.0.entries")));
    }

    [Fact]
    public async Task a_whole_week_was_missed_looks_at_the_whole_week()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-09", goal = new { direction = "atLeast", amount = 300, unit = "seconds", per = "week" } });
        await app.Post("/v1/hangs", new { seconds = 100, day = "2026-11-10" });

        var explanation = await app.Get("/v1/streaks/hang/explanation?from=2026-11-14&to=2026-11-14");

        Assert.Equal(("2026-11-09", "2026-11-15", 1), (
            explanation.Value<string>("periods.0.from"), explanation.Value<string>("periods.0.to"), explanation.Count("periods.0.entries")));
    }

    [Theory]
    [InlineData("from=2026-11-03&to=2026-11-02")]
    [InlineData("from=2020-01-01&to=2026-11-02")]
    [InlineData("from=yesterday")]
    public async Task of_days_that_make_no_range_is_refused(string query)
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-22");

        (await app.Get("/v1/streaks/hang/explanation?" + query)).Refuses(422, "invalid-values");
    }

    [Fact]
    public async Task of_a_habit_that_is_not_there_is_not_found()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Get("/v1/streaks/swim/explanation")).Refuses(404, "habit-not-started");
    }
}
