namespace HabitTrack.Web.Tests;

public sealed class LookingBack
{
    [Fact]
    public async Task excludes_later_entries_as_of_a_day()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22");

        var streak = (await app.Get("/v1/streaks/hang?asOf=2026-11-20")).Expect(200);

        Assert.Equal(("2026-11-20", 2), (streak.Value<string>("asOf"), streak.Value<int>("current.length")));
        Assert.Equal("2026-11-20", (await app.Get("/v1/dashboard?asOf=2026-11-20")).Value<string>("entries.0.day"));
        Assert.Equal(400, (await app.Get("/v1/summaries?asOf=2026-11-20")).Value<decimal>("summaries.0.total"));
    }

    [Fact]
    public async Task includes_only_events_recorded_by_the_given_instant()
    {
        await using var app = await SharedService.NewPerson();
        var first = (await app.Post("/v1/hangs", new { seconds = 200 })).Expect(201);
        await app.Patch(first.Headers["Location"], new { seconds = 10 });

        var then = Uri.EscapeDataString(first.Value<string>("entry.recordedAt"));
        Assert.Equal(200, (await app.Get($"/v1/streaks/hang?asOf=2026-11-22&knownAt={then}")).Expect(200).Value<decimal>("open.total"));
        Assert.Equal(200, (await app.Get($"/v1/dashboard?asOf=2026-11-22&knownAt={then}")).Value<int>("entries.0.seconds"));
        Assert.Equal(10, (await app.Get("/v1/streaks/hang")).Value<decimal>("open.total"));
    }

    [Fact]
    public async Task returns_nothing_known_before_the_first_event()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-22");

        Assert.Equal(0, (await app.Get("/v1/streaks?knownAt=2020-01-01T00:00:00Z")).Expect(200).Count("streaks"));
        (await app.Get("/v1/streaks/hang?knownAt=2020-01-01T00:00:00Z")).Refuses(404, "habit-not-started");
    }
}
