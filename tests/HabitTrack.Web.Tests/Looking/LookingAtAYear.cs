namespace HabitTrack.Web.Tests;

public sealed class LookingAtAYear
{
    [Fact]
    public async Task returns_one_cell_per_day()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-20", "2026-11-22");

        var year = (await app.Get("/v1/calendar/hang")).Expect(200);

        Assert.Equal((2026, 365, "2026-01-01"), (year.Value<int>("year"), year.Count("days"), year.Value<string>("days.0.day")));
        Assert.Equal((200m, 3, "met"), (year.Value<decimal>("days.323.total"), year.Value<int>("days.323.level"), year.Value<string>("days.323.status")));
        Assert.Equal("missed", year.Value<string>("days.324.status"));
        Assert.Null(year["days.326.status"]);
    }

    [Fact]
    public async Task returns_any_requested_year()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2024-02-29", "2026-11-22");

        Assert.Equal(200, (await app.Get("/v1/calendar/hang?year=2024")).Value<decimal>("days.59.total"));
        (await app.Get("/v1/calendar/hang?year=1492")).Refuses(422, "invalid-values");
        (await app.Get("/v1/calendar/swim")).Refuses(404, "habit-not-started");
    }
}
