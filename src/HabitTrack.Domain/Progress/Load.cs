namespace HabitTrack.Domain;

/// <summary>How fast the training load is rising: information only, never a prediction.</summary>
/// <param name="Acute">Mean daily load of the last 7 days, RPE × minutes, to two decimals.</param>
/// <param name="Chronic">Mean daily load of the 21 days before those, likewise.</param>
/// <param name="Ratio">Acute ÷ chronic, to two decimals; null under 28 days of history, or when the chronic load is 0.</param>
public sealed record Load(decimal Acute, decimal Chronic, decimal? Ratio)
{
    /// <summary>How many days are looked at, the last included.</summary>
    public const int Days = AcuteDays + ChronicDays;

    private const int AcuteDays = 7, ChronicDays = 21;

    /// <summary>The load of one day, to two decimals.</summary>
    public static decimal On(DayLog days, DateOnly day) => Domain.Ratio.Of(days[day].Sum(Measure.Load), 60, 2)!.Value;

    /// <summary>How fast the load is rising.</summary>
    /// <param name="days">Workouts, by day.</param>
    /// <param name="start">The first day of history.</param>
    /// <param name="on">The last of the days looked at.</param>
    public static Load Of(DayLog days, DateOnly start, DateOnly on)
    {
        var acute = days.Sum(Measure.Load, on.AddDays(1 - AcuteDays), on);
        var chronic = days.Sum(Measure.Load, on.AddDays(1 - Days), on.AddDays(-AcuteDays));
        return new Load(
            Domain.Ratio.Of(acute, AcuteDays * 60, 2)!.Value,
            Domain.Ratio.Of(chronic, ChronicDays * 60, 2)!.Value,
            start > on.AddDays(1 - Days) ? null : Domain.Ratio.Of(acute * ChronicDays, chronic * AcuteDays, 2));
    }
}
