
namespace HabitTrack.Web;

/// <summary>Describes entries in words.</summary>
internal static class EntryWords
{
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
