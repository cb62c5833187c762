namespace HabitTrack.Web.Tests;

public sealed class ExplainingAStreak
{
    [Fact]
    public async Task returns_each_period_with_its_entries()
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
    public async Task returns_only_the_entries_known_at_an_instant()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-22");
        var then = DateTimeOffset.Parse((await app.Get("/v1/entries")).Value<string>("entries.0.recordedAt"));
        await app.Post("/v1/hangs", new { seconds = 5, day = "2026-11-22" });

        var explanation = await app.Get($"/v1/streaks/hang/explanation?asOf=2026-11-22&knownAt={then.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}");

        Assert.Equal((200m, 1), (explanation.Value<decimal>("periods.0.total"), explanation.Count("periods.0.entries")));
    }

    [Fact]
    public async Task returns_the_whole_week_of_a_weekly_goal()
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
    public async Task rejects_invalid_ranges(string query)
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-22");

        (await app.Get("/v1/streaks/hang/explanation?" + query)).Refuses(422, "invalid-values");
    }

    [Theory]
    [InlineData("/v1/streaks/hang/explanation", "periods")]
    [InlineData("/v1/entries", "entries")]
    [InlineData("/v1/history", "events")]
    public async Task is_empty_like_every_range_when_only_from_is_given_and_is_in_the_future(string path, string list)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-09", goal = new { direction = "atLeast", amount = 300, unit = "seconds", per = "week" } });
        await app.Post("/v1/hangs", new { seconds = 100, day = "2026-11-10" });

        Assert.Equal(0, (await app.Get($"{path}?from=2199-12-02")).Expect(200).Count(list));
        (await app.Get($"{path}?from=2199-12-02&to=2199-12-01")).Refuses(422, "invalid-values");
    }

    [Fact]
    public async Task is_empty_when_from_is_after_the_day_of_evaluation_within_the_same_week()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-09", goal = new { direction = "atLeast", amount = 300, unit = "seconds", per = "week" } });

        Assert.Equal(0, (await app.Get("/v1/streaks/hang/explanation?asOf=2026-11-18&from=2026-11-20")).Expect(200).Count("periods"));
    }

    [Fact]
    public async Task returns_not_found_for_an_unknown_habit()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Get("/v1/streaks/swim/explanation")).Refuses(404, "habit-not-started");
    }
}
