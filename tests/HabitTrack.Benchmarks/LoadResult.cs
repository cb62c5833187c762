namespace HabitTrack.Benchmarks;

/// <summary>The result of a load test.</summary>
/// <param name="PerSecond">Operations per second.</param>
/// <param name="P99">The 99th percentile of the latency in milliseconds.</param>
/// <param name="Failed">The number of requests that failed or had an incorrect response.</param>
internal sealed record LoadResult(double PerSecond, double P99, long Failed = 0);

/// <summary>A required ratio.</summary>
internal sealed record Goal(double Ratio, bool IsLeast)
{
    public static Goal AtLeast(double ratio) => new(ratio, true);

    public static Goal AtMost(double ratio) => new(ratio, false);

    public bool IsMetBy(double ratio) => IsLeast ? ratio >= Ratio : ratio <= Ratio;

    public override string ToString() => $"{(IsLeast ? ">=" : "<=")} {Ratio:0.0#}";
}

/// <summary>A row of the results.</summary>
/// <param name="Name">The name of the measure in the design; empty for additional measures.</param>
/// <param name="What">A description of the measured value.</param>
/// <param name="Ours">The value of the service.</param>
/// <param name="Against">The name of the baseline.</param>
/// <param name="Theirs">The value of the baseline in the same run.</param>
/// <param name="Unit">The unit of both values.</param>
/// <param name="Goal">The required ratio; null for none.</param>
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
