using System.Diagnostics;

namespace HabitTrack.Benchmarks.Measures;

/// <summary>What a change costs in a habit with ten years of entries, against one with a month of them: measured in turns.</summary>
internal static class LongHabit
{
    private const string Long = "ten-years", Short = "one-month";
    private const int Rounds = 400, WarmRounds = 100, AtOnce = 1_000, TenYears = 3_650, Month = 30, ADay = 3;

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        await using var service = await bench.NewService("habit");
        await service.Start();
        var person = await service.AddPerson("long-habit");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await Fill(person, Long, today, TenYears);
        await Fill(person, Short, today, Month);
        await InTurns(WarmRounds, habit => Change(person, habit, today));

        var (inLong, inShort) = await InTurns(Rounds, habit => Change(person, habit, today));
        string[] what = ["a log of today", "a log on the habit's first day", "its correction", "its retraction"];
        return [.. what.Select((change, at) => new Row(at == 0 ? "S7" : "", $"{change}, ten years", inLong[at], "one month", inShort[at], "ms", Goal.AtMost(1.25)))];
    }

    private static async Task Fill(Caller person, string habit, DateOnly today, int days)
    {
        await person.Put($"/v1/habits/{habit}", new { kind = "hang", startedOn = FirstDay(habit, today) });
        var entries = Enumerable.Range(0, days * ADay).Select(at => new { kind = "hang", habit, seconds = 20 + (at % 60), day = today.AddDays(-(at / ADay)) });
        foreach (var chunk in entries.Chunk(AtOnce))
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

    /// <summary>A log of today; a log of long ago, its correction and its retraction: ms each.</summary>
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
