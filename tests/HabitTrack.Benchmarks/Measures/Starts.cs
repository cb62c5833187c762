using System.Diagnostics;

namespace HabitTrack.Benchmarks.Measures;

/// <summary>The time from a start on an existing database to the first view and to the first log.</summary>
internal static class Starts
{
    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        var targets = await bench.Targets();
        var (answers, logs) = (targets.ToDictionary(one => one.Name, _ => new List<double>()), targets.ToDictionary(one => one.Name, _ => new List<double>()));
        for (var turn = 0; turn < bench.Options.Turns; turn++)
        {
            foreach (var target in targets)
            {
                await target.Stop();
                var start = Stopwatch.GetTimestamp();
                await target.Start();
                answers[target.Name].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                await target.LogOne();
                logs[target.Name].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return
        [
            .. Bench.Compare("S10", "start to the first answer", Medians(answers), "ms", (Peer.Name, Goal.AtMost(1))),
            .. Bench.Compare("S10", "start to the first log", Medians(logs), "ms", (Peer.Name, Goal.AtMost(1))),
        ];
    }

    private static IEnumerable<(string Name, double Value)> Medians(Dictionary<string, List<double>> times) =>
        times.Select(one => (one.Key, Turns.Median(one.Value)));
}
