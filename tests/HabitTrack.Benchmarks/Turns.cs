namespace HabitTrack.Benchmarks;

/// <summary>A named load test to compare.</summary>
/// <param name="Name">The name in the results.</param>
/// <param name="Load">Runs the load test for a number of seconds.</param>
internal sealed record Side(string Name, Func<int, Task<LoadResult>> Load);

/// <summary>Warms the load tests up and then runs them in turn, so that variations of the machine affect all of them.</summary>
internal static class Turns
{
    private const int WarmUpSeconds = 5, MaxWarmUpRounds = 10;
    private const double MinimumIncrease = 1.03;

    /// <summary>Repeats a load test until its rate no longer increases, since tiered compilation continues for a while.</summary>
    public static async Task WarmUp(Side side, int seconds)
    {
        var best = 0.0;
        for (var round = 1; round <= MaxWarmUpRounds; round++)
        {
            var rate = (await side.Load(Math.Min(WarmUpSeconds, seconds))).PerSecond;
            Console.Error.WriteLine($"    warming up {side.Name}: {rate:0}/s");
            if (round > 1 && rate < best * MinimumIncrease)
                return;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>Returns the median results and the total number of failures of each load test.</summary>
    public static async Task<IReadOnlyDictionary<string, LoadResult>> Measure(string what, Options options, IReadOnlyList<Side> sides)
    {
        var runs = sides.ToDictionary(side => side.Name, _ => new List<LoadResult>());
        for (var turn = 0; turn < options.Turns; turn++)
        {
            foreach (var side in sides)
            {
                var run = await side.Load(options.Seconds);
                runs[side.Name].Add(run);
                Console.Error.WriteLine($"    {what}, {side.Name}: {run.PerSecond:0}/s, p99 {run.P99:0.0} ms{(run.Failed > 0 ? $", {run.Failed} failed" : "")}");
            }
        }

        return runs.ToDictionary(
            side => side.Key,
            side => new LoadResult(Median(side.Value.Select(run => run.PerSecond)), Median(side.Value.Select(run => run.P99)), side.Value.Sum(run => run.Failed)));
    }

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is var ordered && ordered.Count % 2 == 1
        ? ordered[ordered.Count / 2]
        : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
}
