using System.Diagnostics;
using System.Net.Http.Json;

namespace HabitTrack.Benchmarks;

/// <summary>What a log costs in a habit with very many entries, against one with few: measured in turns.</summary>
internal sealed class LongHabit(RunningService service)
{
    private const int Many = 100_000, Few = 100, Turns = 600, AtOnce = 1_000, Days = 3_650;

    public async Task<(double Many, double Few)> Measure()
    {
        await Fill("many", Many);
        await Fill("few", Few);
        await Turn(50);
        return await Turn(Turns);
    }

    private async Task Fill(string habit, int entries)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var goal = new { kind = "hang", startedOn = today.AddDays(-Days) };
        (await service.Client.PutAsJsonAsync($"/v1/habits/{habit}", goal)).EnsureSuccessStatusCode();
        foreach (var chunk in Enumerable.Range(0, entries).Chunk(AtOnce))
        {
            var items = chunk.Select(at => new { kind = "hang", habit, seconds = 20 + (at % 60), day = today.AddDays(-(int)((long)at * Days / entries)) });
            (await service.Client.PostAsJsonAsync("/v1/entries/batch", items)).EnsureSuccessStatusCode();
        }
    }

    /// <summary>Medians in ms.</summary>
    private async Task<(double Many, double Few)> Turn(int turns)
    {
        var (many, few) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            many.Add(await Log("many"));
            few.Add(await Log("few"));
        }

        return (Median(many), Median(few));
    }

    private async Task<double> Log(string habit)
    {
        var start = Stopwatch.GetTimestamp();
        (await service.Client.PostAsJsonAsync("/v1/hangs", new { habit, seconds = 45 })).EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
