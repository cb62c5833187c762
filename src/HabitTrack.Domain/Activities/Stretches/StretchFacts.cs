namespace HabitTrack.Domain;

/// <summary>What a summary tells of stretch breaks.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="Repetitions">Repetitions in all.</param>
public sealed record StretchFacts(decimal Sessions, decimal Repetitions) : ActivityFacts
{
    internal static StretchFacts Of(DayTotals totals) => new(totals.Sum(Measure.Sessions), totals.Sum(Measure.Repetitions));
}
