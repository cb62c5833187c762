namespace HabitTrack.Domain.Activities.Stretches;

/// <summary>The statistics of stretch breaks.</summary>
/// <param name="Sessions">The number of stretch breaks.</param>
/// <param name="Repetitions">The total number of repetitions.</param>
public sealed record StretchFacts(decimal Sessions, decimal Repetitions) : ActivityFacts
{
    internal static StretchFacts Of(DayTotals totals) => new(totals.Sum(Measure.Sessions), totals.Sum(Measure.Repetitions));
}
