namespace HabitTrack.Web.Tests;

public sealed class FillingInTheDemo
{
    [Fact]
    public async Task gives_a_year_of_every_habit_and_leaves_a_history_that_is_there_as_it_is()
    {
        await using var app = await HabitTrackApp.Start("--demo", "true");
        string[] views = ["/v1/streaks", "/v1/summaries?period=year", "/v1/history?after=2000"];
        var before = await Task.WhenAll(views.Select(async view => (await app.Get(view)).Expect(200).Text));
        Assert.Equal(6, (await app.Get("/v1/streaks")).Count("streaks"));
        Assert.All((await app.Get(views[1])).Body["summaries"]!.AsArray(), summary => Assert.InRange((int)summary!["activeDays"]!, 30, 365));

        await app.Restart();

        Assert.Equal(before, await Task.WhenAll(views.Select(async view => (await app.Get(view)).Expect(200).Text)));
    }
}
