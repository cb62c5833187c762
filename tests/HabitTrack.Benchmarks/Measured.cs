namespace HabitTrack.Benchmarks;

/// <summary>What a load reached.</summary>
/// <param name="PerSecond">Operations a second.</param>
/// <param name="P99">99th percentile of their latency, in ms.</param>
internal sealed record Measured(double PerSecond, double P99);

/// <summary>One row of the table.</summary>
/// <param name="Name">Which measure of the design's proof.</param>
/// <param name="What">What was measured.</param>
/// <param name="Ours">The service's figure.</param>
/// <param name="Theirs">The figure it is held against, of the same run.</param>
/// <param name="Unit">Of both.</param>
/// <param name="Goal">The ratio asked for: at least, or (below 0) at most.</param>
internal sealed record Row(string Name, string What, double Ours, double Theirs, string Unit, double Goal)
{
    public double Ratio => Theirs == 0 ? 0 : Ours / Theirs;

    public bool IsMet => Goal >= 0 ? Ratio >= Goal : Ratio <= -Goal;

    public string Asked => Goal >= 0 ? $">= {Goal:0.0}" : $"<= {-Goal:0.0}";

    public static void Print(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
            Console.WriteLine($"{row.Name,-3} {row.What,-57} {row.Ours,9:0.00} {row.Theirs,9:0.00} {row.Unit,-3} {row.Ratio,6:0.00} ({row.Asked}) {(row.IsMet ? "met" : "not met")}");
    }
}
