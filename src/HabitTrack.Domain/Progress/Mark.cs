using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>Kinds of single values of which the greatest is of interest.</summary>
public enum MarkKind
{
    /// <summary>kg of one working set of an exercise.</summary>
    HeaviestSet,

    /// <summary>Seconds of one hang.</summary>
    LongestHang,

    /// <summary>Periods or hits of one streak of a habit.</summary>
    LongestStreak,

    /// <summary>Seconds of one walk.</summary>
    LongestWalk,

    /// <summary>Repetitions of one working set of an exercise.</summary>
    MostRepetitions,

    /// <summary>Steps of one day, all its walks together.</summary>
    MostSteps,

    /// <summary>Estimated kg of one repetition at most of an exercise.</summary>
    OneRepMaximum,

    /// <summary>Level of one report of pain.</summary>
    Pain,
}

/// <summary>What a single value is the greatest of.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Subject">The exercise, or the habit of a streak; null where it is of all.</param>
[JsonConverter(typeof(StoredNameConverter<Mark>))]
public readonly record struct Mark(MarkKind Kind, string? Subject = null) : IStoredName<Mark>
{
    // These names are stored. Add; never rename.
    private static readonly FrozenDictionary<MarkKind, string> Names = new Dictionary<MarkKind, string>
    {
        [MarkKind.HeaviestSet] = "heaviest-set",
        [MarkKind.LongestHang] = "longest-hang",
        [MarkKind.LongestStreak] = "longest-streak",
        [MarkKind.LongestWalk] = "longest-walk",
        [MarkKind.MostRepetitions] = "most-repetitions",
        [MarkKind.MostSteps] = "most-steps-in-a-day",
        [MarkKind.OneRepMaximum] = "one-rep-maximum",
        [MarkKind.Pain] = "pain",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, MarkKind> Kinds = Names.ToFrozenDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>Seconds of one hang.</summary>
    public static readonly Mark LongestHang = new(MarkKind.LongestHang);

    /// <summary>Seconds of one walk.</summary>
    public static readonly Mark LongestWalk = new(MarkKind.LongestWalk);

    /// <summary>Steps of one day, all its walks together.</summary>
    public static readonly Mark MostSteps = new(MarkKind.MostSteps);

    /// <summary>Level of one report of pain.</summary>
    public static readonly Mark Pain = new(MarkKind.Pain);

    /// <summary>The unit of its values; a streak has that of its goal.</summary>
    public string Unit => Kind switch
    {
        MarkKind.LongestHang or MarkKind.LongestWalk => Units.Seconds,
        MarkKind.MostSteps => Units.Steps,
        MarkKind.MostRepetitions => Units.Repetitions,
        _ => Units.Kilograms,
    };

    /// <summary>kg of one working set.</summary>
    public static Mark HeaviestSet(string exercise) => new(MarkKind.HeaviestSet, exercise);

    /// <summary>Repetitions of one working set.</summary>
    public static Mark MostRepetitions(string exercise) => new(MarkKind.MostRepetitions, exercise);

    /// <summary>Estimated kg of one repetition at most.</summary>
    public static Mark OneRepMaximum(string exercise) => new(MarkKind.OneRepMaximum, exercise);

    /// <summary>Periods or hits of one streak of a habit.</summary>
    public static Mark LongestStreak(string habit) => new(MarkKind.LongestStreak, habit);

    /// <inheritdoc/>
    public static Mark? Parse(string name)
    {
        var parts = name.Split('/');
        return Kinds.TryGetValue(parts[0], out var kind) ? new Mark(kind, parts.ElementAtOrDefault(1)) : null;
    }

    /// <summary>The stored name.</summary>
    public override string ToString() => Subject is null ? Names[Kind] : $"{Names[Kind]}/{Subject}";
}
