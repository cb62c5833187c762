
namespace HabitTrack.Web;

/// <summary>Describes entries in words.</summary>
internal static class EntryWords
{
    private const int MaxLength = 100;

    /// <summary>Describes the content of an entry, such as 45 s, or 3 sets, 20 min.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="units">The person's unit system.</param>
    public static string Describe(EntryView entry, UnitSystem units) =>
        string.Join(", ", new[]
        {
            entry.Posture is { } posture ? Words.Lower(posture) : null,
            entry.Sets is { Count: > 0 } sets ? Sets(sets, units) : null,
            entry.Exercise is { } exercise ? Words.Humanize(exercise) : null,
            entry.Seconds is { } seconds ? Words.Duration(seconds) : null,
            entry.Metres is { } metres ? Words.Amount(metres, Units.Metres, units) : null,
            entry.Steps is { } steps ? Words.Counted(steps, Units.Steps) : null,
            entry.Reps is { } repetitions ? Words.Amount(repetitions, Units.Repetitions, units) : null,
            entry.Amount is { } amount ? entry.Unit is { } counted ? Words.Amount(amount, counted, units) : Words.Number(amount) : null,
            entry.Value is { } value ? $"{Words.Number(value)}\u00a0{entry.Unit}" : null,
            entry.Level is { } level ? $"{entry.Area}, {level} of 10" : null,
        }.OfType<string>());

    /// <summary>The values that the description of an entry does not contain, in the same order for all entries of a kind.</summary>
    public static IEnumerable<(string Name, string Value)> OtherValues(EntryView entry, UnitSystem units, PersonalCalendar calendar) =>
        new (string Name, string? Value)[]
        {
            ("time", entry.PerformedAt is { } at ? Words.Time(at, calendar) : null),
            ("grip", Words.Lower(entry.Grip)),
            ("style", Words.Lower(entry.Style)),
            ("position", Words.Lower(entry.Position)),
            ("corrected", entry.Corrected is { } corrected ? corrected ? "yes" : "no" : null),
            ("warm-up", entry.WarmUpSeconds is { } warmUp ? Words.Duration(warmUp) : null),
            ("effort", Words.Number(entry.Rpe)),
            ("sets", string.Join(", ", (entry.Sets ?? []).Select(set => Describe(set, units)))),
            ("note", entry.Note),
        }.Select(value => (value.Name, value.Value is { Length: > 0 } text ? Shortened(text) : "none"));

    private static string Describe(SetView set, UnitSystem units) => string.Join(' ', new[]
    {
        set.Type == SetType.Working ? null : Of(set.Type),
        Words.Humanize(set.Exercise),
        set.Reps is { } reps ? $"× {Words.Number(reps)}" : null,
        set.Kg is { } kg ? Words.Load(kg, units) : null,
        set.Seconds is { } seconds ? Words.Duration(seconds) : null,
        set.Rpe is { } effort ? $"effort {Words.Number(effort)}" : null,
    }.OfType<string>());

    private static string Shortened(string text) =>
        text.HasLengthUpTo(MaxLength) ? text : string.Concat(text.EnumerateRunes().Take(MaxLength).Select(rune => rune.ToString())) + "…";

    /// <summary>The name of a type of set.</summary>
    public static string Of(SetType type) => type switch
    {
        SetType.WarmUp => "warm-up",
        SetType.Failure => "to failure",
        _ => Words.Lower(type),
    };

    /// <summary>Describes sets, such as 5 sets (1 warm-up, 1 drop), assisted 20 kg.</summary>
    private static string Sets(IReadOnlyList<SetView> sets, UnitSystem units)
    {
        var types = sets.Where(set => set.Type != SetType.Working).GroupBy(set => set.Type).OrderBy(type => type.Key).Select(type => $"{type.Count()} {Of(type.Key)}");
        var typeNames = string.Join(", ", types);
        var assisted = sets.Where(set => set.Kg < 0).Max(set => set.Kg);
        return Words.Counted(sets.Count, "sets") + (typeNames.Length == 0 ? "" : $" ({typeNames})") + (assisted is { } kg ? $", {Words.Load(kg, units)}" : "");
    }
}
