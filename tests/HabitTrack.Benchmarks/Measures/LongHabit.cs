using System.Diagnostics;

namespace HabitTrack.Benchmarks.Measures;

/// <summary>The latency of changes to a habit with ten years of entries, compared with one month of entries, measured in turn.</summary>
internal static class LongHabit
{
    private const string Long = "ten-years", Short = "one-month";
    private const int Rounds = 400, WarmUpRounds = 100, BatchSize = 1_000, TenYears = 3_650, Month = 30, PerDay = 3;

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        await using var service = await bench.NewService("habit");
        await service.Start();
        var person = await service.AddPerson("long-habit");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await Fill(person, Long, today, TenYears);
        await Fill(person, Short, today, Month);
        await InTurns(WarmUpRounds, habit => Change(person, habit, today));

        var (inLong, inShort) = await InTurns(Rounds, habit => Change(person, habit, today));
        string[] what = ["a log of today", "a log on the habit's first day", "its correction", "its retraction"];
        return [.. what.Select((change, at) => new Row(at == 0 ? "S7" : "", $"{change}, ten years", inLong[at], "one month", inShort[at], "ms", Goal.AtMost(1.25)))];
    }

    private static async Task Fill(Caller person, string habit, DateOnly today, int days)
    {
        await person.Put($"/v1/habits/{habit}", new { kind = "hang", startedOn = FirstDay(habit, today) });
        var entries = Enumerable.Range(0, days * PerDay).Select(at => new { kind = "hang", habit, seconds = 20 + (at % 60), day = today.AddDays(-(at / PerDay)) });
        foreach (var chunk in entries.Chunk(BatchSize))
            await person.Post("/v1/entries/batch", chunk);
    }

    private static DateOnly FirstDay(string habit, DateOnly today) => today.AddDays(habit == Long ? -TenYears : -Month);

    private static async Task<(double[] Long, double[] Short)> InTurns(int rounds, Func<string, Task<double[]>> change)
    {
        var (inLong, inShort) = (new List<double[]>(), new List<double[]>());
        for (var round = 0; round < rounds; round++)
        {
            inLong.Add(await change(Long));
            inShort.Add(await change(Short));
        }

        return (Medians(inLong), Medians(inShort));
    }

    private static double[] Medians(List<double[]> times) => [.. times[0].Select((_, at) => Turns.Median(times.Select(time => time[at])))];

    /// <summary>Returns the latencies of a log of today, and of a log of the first day, its correction and its retraction, in milliseconds.</summary>
    private static async Task<double[]> Change(Caller person, string habit, DateOnly today)
    {
        var entry = Guid.CreateVersion7();
        return
        [
            await Timed(() => person.Post("/v1/hangs", new { habit, seconds = 45 })),
            await Timed(() => person.Post("/v1/hangs", new { id = entry, habit, seconds = 45, day = FirstDay(habit, today) })),
            await Timed(() => person.Patch($"/v1/entries/{entry}", new { seconds = 46 })),
            await Timed(() => person.Delete($"/v1/entries/{entry}")),
        ];
    }

    private static async Task<double> Timed(Func<Task> request)
    {
        var start = Stopwatch.GetTimestamp();
        await request();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
