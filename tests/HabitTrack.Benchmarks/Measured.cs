namespace HabitTrack.Benchmarks;

/// <summary>What a load reached.</summary>
/// <param name="PerSecond">Operations a second.</param>
/// <param name="P99">99th percentile of their latency, in ms.</param>
/// <param name="Failed">How many were refused, failed, or answered with something else.</param>
internal sealed record Measured(double PerSecond, double P99, long Failed = 0);

/// <summary>A ratio that is asked for.</summary>
internal sealed record Goal(double Ratio, bool IsLeast)
{
    public static Goal AtLeast(double ratio) => new(ratio, true);

    public static Goal AtMost(double ratio) => new(ratio, false);

    public bool IsMetBy(double ratio) => IsLeast ? ratio >= Ratio : ratio <= Ratio;

    public override string ToString() => $"{(IsLeast ? ">=" : "<=")} {Ratio:0.0#}";
}

/// <summary>One row of the table.</summary>
/// <param name="Name">Which measure of the design's proof; empty for what is none of them.</param>
/// <param name="What">What was measured.</param>
/// <param name="Ours">The service's figure.</param>
/// <param name="Against">What it is held against.</param>
/// <param name="Theirs">The figure of that, in the same run.</param>
/// <param name="Unit">Of both.</param>
/// <param name="Goal">What is asked for; null where nothing is.</param>
internal sealed record Row(string Name, string What, double Ours, string Against, double Theirs, string Unit, Goal? Goal = null)
{
    public double Ratio => (Ours, Theirs) switch
    {
        (0, 0) => 0,
        (_, 0) => double.PositiveInfinity,
        _ => Ours / Theirs,
    };

    public bool? IsMet => Goal?.IsMetBy(Ratio);

    public void Print()
    {
        var verdict = Goal is null ? "" : $"({Goal}) {(IsMet is true ? "met" : "not met")}";
        Console.WriteLine($"{Name,-3} {What,-58} {Ours,9:0.0}  {Against,-24} {Theirs,9:0.0} {Unit,-3} {Ratio,6:0.00} {verdict}".TrimEnd());
    }
}
