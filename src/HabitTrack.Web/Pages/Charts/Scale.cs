namespace HabitTrack.Web;

/// <summary>The scale of a vertical axis, with round numbers.</summary>
/// <param name="Top">The amount at the top of the axis.</param>
/// <param name="Ticks">The ticks from bottom to top.</param>
/// <param name="Unit">The unit of the ticks; null if their texts contain it, as 3 min and 2 km do.</param>
internal sealed record Scale(decimal Top, IReadOnlyList<Tick> Ticks, string? Unit = null)
{
    private const int Steps = 3;

    /// <summary>Amounts have at most three decimals.</summary>
    private const decimal Least = 0.001m;

    private static readonly int[] Round = [1, 2, 5, 10];

    private static readonly int[] Durations =
        [1, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_200, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 36_000, 72_000, 180_000, 360_000];

    /// <summary>A scale from 0 to 100 %.</summary>
    public static readonly Scale Percent = new(1, [new Tick(0, ""), new Tick(0.5, "50\u00a0%"), new Tick(1, "100\u00a0%")]);

    /// <summary>Creates a scale that fits the amounts.</summary>
    public static Scale Of(IEnumerable<decimal> amounts, string unit, UnitSystem units)
    {
        var greatest = amounts.DefaultIfEmpty().Max();
        var step = greatest > 0 ? StepOf(Math.Max(greatest / Steps, Least), unit) : 1;
        var top = Math.Max(1, Math.Ceiling(greatest / step)) * step;
        var ticks = Enumerable.Range(0, (int)(top / step) + 1).Select(tick => tick * step);
        var isNamed = unit is not (Units.Seconds or Units.Metres);
        string Text(decimal amount) => amount == 0 ? "" : isNamed ? Words.Number(amount) : Words.Amount(amount, unit, units);
        return new Scale(top, ticks.Select(amount => new Tick((double)(amount / top), Text(amount))).ToList(), isNamed ? Noun(2, Words.UnitName(unit)) : null);
    }

    /// <summary>The position of an amount, 0 to 1.</summary>
    public double At(decimal amount) => (double)(amount / Top);

    private static decimal StepOf(decimal min, string unit)
    {
        if (unit == Units.Seconds && min <= Durations[^1])
            return Durations.First(step => step >= min);

        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)min)));
        var round = Round.Select(factor => factor * power).First(step => step >= min);
        return unit is Units.Sessions or Units.Checks or Units.Steps or Units.Repetitions ? Math.Max(1, round) : round;
    }
}
