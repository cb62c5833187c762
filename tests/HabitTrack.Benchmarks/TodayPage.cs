using System.Net.Http.Json;

namespace HabitTrack.Benchmarks;

/// <summary>How often a second the front page of somebody with ten years of history is served, against an answer that takes nothing to make.</summary>
internal static class TodayPage
{
    private const int Days = 3_650, AtOnce = 1_000, Connections = 64, Turns = 4;

    public static async Task<Row> Measure(string folder, int seconds)
    {
        await using var service = await RunningService.Start(folder);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var logs = Enumerable.Range(0, Days).SelectMany(back => new object[]
        {
            new { kind = "hang", seconds = 120 + (back % 90), day = today.AddDays(-back) },
            new { kind = "walk", seconds = 500 + (back % 300), steps = 900 + back, day = today.AddDays(-back) },
            new { kind = "posture-check", posture = "upright", day = today.AddDays(-back) },
            new { kind = "stretch", reps = 20, day = today.AddDays(-back) },
        });
        foreach (var chunk in logs.Chunk(AtOnce))
            (await service.Client.PostAsJsonAsync("/v1/entries/batch", chunk)).EnsureSuccessStatusCode();

        var (page, live) = (service.Address, new Uri(service.Address, "/health/live"));
        await Wrk.Read(page, Connections, seconds);
        await Wrk.Read(live, Connections, Math.Max(1, seconds / 4));
        var (pages, lives) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            pages.Add((await Wrk.Read(page, Connections, Math.Max(1, seconds / 2))).PerSecond);
            lives.Add((await Wrk.Read(live, Connections, Math.Max(1, seconds / 2))).PerSecond);
        }

        return new Row("", "/ with ten years of history, 64 connections, against /health/live", pages.Average(), lives.Average(), "/s", 0.5);
    }
}
