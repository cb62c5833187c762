namespace HabitTrack.Benchmarks.Measures;

/// <summary>Front pages per second for a person with ten years of history, compared with the liveness check.</summary>
internal static class FrontPage
{
    private const int Days = 3_650, BatchSize = 1_000, Connections = 64;
    private const string Page = "the page", Nothing = "/health/live";

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        await using var service = await bench.NewService("page");
        await service.Start();
        var person = await service.AddPerson("front-page");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var logs = Enumerable.Range(0, Days).SelectMany(back => new object[]
        {
            new { kind = "hang", seconds = 120 + (back % 90), day = today.AddDays(-back) },
            new { kind = "walk", seconds = 500 + (back % 300), steps = 900 + back, day = today.AddDays(-back) },
            new { kind = "posture-check", posture = "upright", day = today.AddDays(-back) },
            new { kind = "stretch", reps = 20, day = today.AddDays(-back) },
        });
        foreach (var chunk in logs.Chunk(BatchSize))
            await person.Post("/v1/entries/batch", chunk);

        Side[] sides =
        [
            new(Page, seconds => Wrk.Get(service.Program.Address, person.Authorization, Connections, seconds)),
            new(Nothing, seconds => Wrk.Get(new Uri(service.Program.Address, Nothing), null, Connections, seconds)),
        ];
        foreach (var side in sides)
            await Turns.WarmUp(side, bench.Options.Seconds);
        var measured = await Turns.Measure("front page", bench.Options, sides);
        return [new("", "GET / a second with ten years of history, 64 connections", measured[Page].PerSecond, Nothing, measured[Nothing].PerSecond, "/s", Goal.AtLeast(0.5))];
    }
}
