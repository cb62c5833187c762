namespace HabitTrack.Domain.Progress;

/// <summary>The acute and chronic training load, as session RPE × minutes (Foster, 2001). It is information only, never a prediction.</summary>
/// <param name="Acute">The mean daily load of the last 7 days, to two decimals.</param>
/// <param name="Chronic">The mean daily load of the 21 days before those, to two decimals.</param>
/// <param name="Ratio">Acute ÷ chronic, to two decimals; null if there are fewer than 28 days of history, or if the chronic load is 0.</param>
public sealed record Load(decimal Acute, decimal Chronic, decimal? Ratio)
{
    /// <summary>The number of days that the ratio covers, including the last.</summary>
    public const int Days = AcuteDays + ChronicDays;

    private const int AcuteDays = 7, ChronicDays = 21;

    /// <summary>Returns the load of one day, RPE × minutes, to two decimals.</summary>
    public static decimal On(DayLog days, DateOnly day) => Domain.Progress.Ratio.Of(days[day].Sum(Measure.Load), 60, 2)!.Value;

    /// <summary>Computes the load on a day.</summary>
    /// <param name="days">The totals of the workouts, by day.</param>
    /// <param name="start">The first day of history.</param>
    /// <param name="on">The last day of the acute load.</param>
    public static Load Of(DayLog days, DateOnly start, DateOnly on)
    {
        var acute = days.Sum(Measure.Load, on.AddDays(1 - AcuteDays), on);
        var chronic = days.Sum(Measure.Load, on.AddDays(1 - Days), on.AddDays(-AcuteDays));
        return new Load(
            Domain.Progress.Ratio.Of(acute, AcuteDays * 60, 2)!.Value,
            Domain.Progress.Ratio.Of(chronic, ChronicDays * 60, 2)!.Value,
            start > on.AddDays(1 - Days) ? null : Domain.Progress.Ratio.Of(acute * ChronicDays, chronic * AcuteDays, 2));
    }
}
