using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Progress;

/// <summary>The kinds of values whose maximum is tracked.</summary>
public enum MarkKind
{
    /// <summary>The load of a working set of an exercise, in kg.</summary>
    HeaviestSet,

    /// <summary>The duration of a hang, in seconds.</summary>
    LongestHang,

    /// <summary>The length of a streak of a habit, in periods or hits.</summary>
    LongestStreak,

    /// <summary>The duration of a walk, in seconds.</summary>
    LongestWalk,

    /// <summary>The repetitions of a working set of an exercise.</summary>
    MostRepetitions,

    /// <summary>The steps of all walks of a day.</summary>
    MostSteps,

    /// <summary>The estimated one-rep maximum of an exercise, in kg.</summary>
    OneRepMaximum,

    /// <summary>The level of a pain report.</summary>
    Pain,

    /// <summary>The load of the heaviest working set of an exercise in one workout, in kg. It is no record.</summary>
    SessionLoad,
}

/// <summary>Identifies a value whose maximum is tracked, such as a personal record.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Subject">The exercise, or the habit of a streak; null if the value is not specific to one.</param>
[JsonConverter(typeof(StoredNameConverter<Mark>))]
public readonly record struct Mark(MarkKind Kind, string? Subject = null) : IStoredName<Mark>
{
    private const string StoredTime = "yyyyMMdd'T'HHmmssffffff";

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
        [MarkKind.SessionLoad] = "session-load",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, MarkKind> Kinds =
        Names.ToFrozenDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>The duration of a hang, in seconds.</summary>
    public static readonly Mark LongestHang = new(MarkKind.LongestHang);

    /// <summary>The duration of a walk, in seconds.</summary>
    public static readonly Mark LongestWalk = new(MarkKind.LongestWalk);

    /// <summary>The steps of all walks of a day.</summary>
    public static readonly Mark MostSteps = new(MarkKind.MostSteps);

    /// <summary>The level of a pain report.</summary>
    public static readonly Mark Pain = new(MarkKind.Pain);

    /// <summary>The time of the workout of a <see cref="SessionLoad"/>, to the microsecond; null if only its day is known, and for other kinds.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>The unit of the values. It does not apply to streaks, whose unit is that of the goal.</summary>
    public string Unit => Kind switch
    {
        MarkKind.LongestHang or MarkKind.LongestWalk => Units.Seconds,
        MarkKind.MostSteps => Units.Steps,
        MarkKind.MostRepetitions => Units.Repetitions,
        _ => Units.Kilograms,
    };

    /// <summary>The load of a working set of an exercise, in kg.</summary>
    public static Mark HeaviestSet(string exercise) => new(MarkKind.HeaviestSet, exercise);

    /// <summary>The repetitions of a working set of an exercise.</summary>
    public static Mark MostRepetitions(string exercise) => new(MarkKind.MostRepetitions, exercise);

    /// <summary>The estimated one-rep maximum of an exercise, in kg.</summary>
    public static Mark OneRepMaximum(string exercise) => new(MarkKind.OneRepMaximum, exercise);

    /// <summary>The length of a streak of a habit, in periods or hits.</summary>
    public static Mark LongestStreak(string habit) => new(MarkKind.LongestStreak, habit);

    /// <summary>The load of the heaviest working set of an exercise in one workout, in kg.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="at">The time of the workout; null if only its day is known.</param>
    public static Mark SessionLoad(string exercise, DateTimeOffset? at) => new(MarkKind.SessionLoad, exercise)
    {
        At = at?.AddTicks(-(at.Value.Ticks % TimeSpan.TicksPerMicrosecond)),
    };

    /// <inheritdoc/>
    public static Mark? Parse(string name)
    {
        var parts = name.Split('/', '@');
        return !Kinds.TryGetValue(parts[0], out var kind) ? null
            : parts is [_, var exercise, var at]
                ? SessionLoad(exercise, DateTimeOffset.ParseExact(at, StoredTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            : new Mark(kind, parts.ElementAtOrDefault(1));
    }

    /// <summary>The stored name.</summary>
    public override string ToString() =>
        At is { } at ? $"{Names[Kind]}/{Subject}@{at.UtcDateTime.ToString(StoredTime, CultureInfo.InvariantCulture)}"
        : Subject is not null ? $"{Names[Kind]}/{Subject}"
        : Names[Kind];
}
