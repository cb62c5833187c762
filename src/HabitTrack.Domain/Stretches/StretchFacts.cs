namespace HabitTrack.Domain;

/// <summary>What a summary tells of stretch breaks.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="Repetitions">Repetitions in all.</param>
public sealed record StretchFacts(decimal Sessions, decimal Repetitions) : ActivityFacts
{
    internal static StretchFacts Of(Tally tally) => new(tally.Sum(Units.Sessions), tally.Sum(Units.Repetitions));
}
