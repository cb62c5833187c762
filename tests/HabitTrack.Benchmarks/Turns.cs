namespace HabitTrack.Benchmarks;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Load">Puts it under load for so many seconds.</param>
internal sealed record Side(string Name, Func<int, Task<Measured>> Load);

/// <summary>Sides are warmed, and then measured in turns, so that the machine's moods meet them alike.</summary>
internal static class Turns
{
    private const int WarmSeconds = 5, MostWarmRounds = 10;
    private const double Rise = 1.03;

    /// <summary>Loads a side until its rate rises no more: the runtime compiles for long what runs often.</summary>
    public static async Task Warm(Side side, int seconds)
    {
        var best = 0.0;
        for (var round = 1; round <= MostWarmRounds; round++)
        {
            var rate = (await side.Load(Math.Min(WarmSeconds, seconds))).PerSecond;
            Console.Error.WriteLine($"    warming {side.Name}: {rate:0}/s");
            if (round > 1 && rate < best * Rise)
                return;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>The median of every side's figures, and how often it failed in all.</summary>
    public static async Task<IReadOnlyDictionary<string, Measured>> Measure(string what, Options options, IReadOnlyList<Side> sides)
    {
        var runs = sides.ToDictionary(side => side.Name, _ => new List<Measured>());
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
            side => new Measured(Median(side.Value.Select(run => run.PerSecond)), Median(side.Value.Select(run => run.P99)), side.Value.Sum(run => run.Failed)));
    }

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is var ordered && ordered.Count % 2 == 1
        ? ordered[ordered.Count / 2]
        : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
}
