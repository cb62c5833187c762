
namespace HabitTrack.Web;

/// <summary>Entries as people say them.</summary>
internal static class EntryWords
{
    /// <summary>What was done, such as 45 s, or 3 sets, 20 min.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="unit">What the habit's goal counts; null where that is not known.</param>
    /// <param name="units">What the person reads.</param>
    public static string Facts(EntryView entry, string? unit, UnitSystem units) =>
        string.Join(", ", new[]
        {
            entry.Posture is { } posture ? Words.Lower(posture) : null,
            entry.Sets is { Count: > 0 } sets ? Words.Counted(sets.Count, "sets") : null,
            entry.Exercise is { } exercise ? Words.Spoken(exercise) : null,
            entry.Seconds is { } seconds ? Words.Duration(seconds) : null,
            entry.Metres is { } metres ? Words.Amount(metres, Units.Metres, units) : null,
            entry.Steps is { } steps ? Words.Counted(steps, Units.Steps) : null,
            entry.Reps is { } repetitions ? Words.Amount(repetitions, Units.Repetitions, units) : null,
            entry.Amount is { } amount ? unit is null ? Words.Number(amount) : Words.Amount(amount, unit, units) : null,
            entry.Value is { } value ? $"{Words.Number(value)}\u00a0{entry.Unit}" : null,
            entry.Level is { } level ? $"{entry.Area}, {level} of 10" : null,
        }.OfType<string>());
}
