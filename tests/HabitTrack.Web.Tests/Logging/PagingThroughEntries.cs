namespace HabitTrack.Web.Tests;

public sealed class PagingThroughEntries
{
    [Fact]
    public async Task returns_each_entry_once_newest_first()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in Enumerable.Range(1, 7))
            await app.Post("/v1/hangs", new { seconds = day, day = $"2026-11-0{day}" });

        var (seen, pages, next) = (new List<int>(), 0, "");
        do
        {
            var page = (await app.Get($"/v1/entries?limit=3{next}")).Expect(200);
            seen.AddRange(page["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!));
            next = page["next"] is { } cursor ? $"&cursor={cursor}" : null;
            pages++;
        }
        while (next is not null);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task filters_by_habit_and_days()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in Enumerable.Range(1, 5))
        {
            await app.Post("/v1/hangs", new { seconds = day, day = $"2026-11-0{day}" });
            await app.Post("/v1/walks", new { seconds = 10 * day, day = $"2026-11-0{day}" });
        }

        var page = (await app.Get("/v1/entries?habit=walk&from=2026-11-02&to=2026-11-04")).Expect(200);

        Assert.Equal([40, 30, 20], page["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!));
        Assert.Null(page["next"]);
    }

    [Fact]
    public async Task orders_entries_of_a_day_by_instant()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var hour in new[] { 9, 7, 11 })
            await app.Post("/v1/hangs", new { seconds = hour, performedAt = $"2026-11-22T{hour:00}:00:00Z" });

        Assert.Equal([11, 9, 7], (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!));
    }

    [Theory]
    [InlineData("/v1/entries?habit=hangs")]
    [InlineData("/v1/history?habit=hangs")]
    [InlineData("/history?habit=hangs")]
    [InlineData("/v1/summaries?habit=hangs")]
    public async Task of_an_unknown_habit_is_not_found(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });

        (await app.Get(path)).Refuses(404, "habit-not-started");
        Assert.Equal(200, (await app.Get(path.Replace("hangs", "hang", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData("limit=-1")]
    [InlineData("limit=501")]
    [InlineData("limit=ten")]
    [InlineData("cursor=nonsense")]
    [InlineData("from=yesterday")]
    [InlineData("to=2026-02-30")]
    [InlineData("habit=No%20Such")]
    public async Task rejects_invalid_parameters_by_name(string query)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Get("/v1/entries?" + query)).Refuses(422, "invalid-values")["errors"]![query.Split('=')[0]]);
    }
}
