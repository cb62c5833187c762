namespace HabitTrack.Web.Tests;

public sealed class CreatingDemoData
{
    [Fact]
    public async Task adds_a_year_of_every_habit_and_does_not_change_an_existing_history()
    {
        await using var app = await HabitTrackApp.Start("--demo", "true");
        string[] views = ["/v1/streaks", "/v1/summaries?period=year", "/v1/history?after=2000"];
        var before = await Task.WhenAll(views.Select(async view => (await app.Get(view)).Expect(200).Text));
        Assert.Equal(6, (await app.Get("/v1/streaks")).Count("streaks"));
        Assert.All((await app.Get(views[1])).Body["summaries"]!.AsArray(), summary => Assert.InRange((int)summary!["activeDays"]!, 30, 365));

        var events = (await app.Get("/v1/history?limit=1000"))["events"]!.AsArray();
        Assert.All(events, recorded => Assert.Equal("Sam", (string)recorded!["origin"]!["userName"]!));
        var times = events.Select(recorded => DateTimeOffset.Parse((string)recorded!["origin"]!["recordedAt"]!)).ToList();
        Assert.Equal(times.Order(), times);
        Assert.True(times[^1] - times[0] > TimeSpan.FromDays(60));
        var page = (await Page.Open(app, "/history")).Text;
        Assert.True(System.Text.RegularExpressions.Regex.Matches(page, "(Fri|Sat|Sun) 2[012] Nov [0-9]{2}:[0-9]{2}").Select(time => time.Value).Distinct().Count() > 20, page);

        await app.Restart();

        Assert.Equal(before, await Task.WhenAll(views.Select(async view => (await app.Get(view)).Expect(200).Text)));
    }
}
