namespace HabitTrack.Web;

/// <summary>Round heights to measure a chart by.</summary>
/// <param name="Top">The amount at the upper edge.</param>
/// <param name="Ticks">The heights, from the bottom.</param>
internal sealed record Scale(decimal Top, IReadOnlyList<Tick> Ticks)
{
    private const int Steps = 3;

    private static readonly int[] Round = [1, 2, 5, 10];

    private static readonly int[] Durations =
        [1, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_200, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 36_000, 72_000, 180_000, 360_000];

    /// <summary>A share of the whole.</summary>
    public static readonly Scale Percent = new(1, [new Tick(0, ""), new Tick(0.5, "50\u00a0%"), new Tick(1, "100\u00a0%")]);

    /// <summary>A scale that some amounts fit under.</summary>
    public static Scale Of(IEnumerable<decimal> amounts, string unit, UnitSystem units)
    {
        var step = StepOf(Math.Max(amounts.DefaultIfEmpty().Max(), 0.001m) / Steps, unit);
        var top = Math.Max(1, Math.Ceiling(amounts.DefaultIfEmpty().Max() / step)) * step;
        var ticks = Enumerable.Range(0, (int)(top / step) + 1).Select(tick => tick * step);
        return new Scale(top, ticks.Select(amount => new Tick((double)(amount / top), amount == 0 ? "" : Words.Amount(amount, unit, units))).ToList());
    }

    /// <summary>Where an amount stands, 0 to 1.</summary>
    public double At(decimal amount) => (double)(amount / Top);

    private static decimal StepOf(decimal least, string unit)
    {
        if (unit == Units.Seconds && least <= Durations[^1])
            return Durations.First(step => step >= least);

        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)least)));
        var round = Round.Select(some => some * power).First(step => step >= least);
        return unit is Units.Sessions or Units.Checks or Units.Steps or Units.Repetitions ? Math.Max(1, round) : round;
    }
}
