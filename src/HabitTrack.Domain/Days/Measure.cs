using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Days;

/// <summary>The kinds of amounts that are summed by day.</summary>
public enum MeasureKind
{
    /// <summary>The amounts of a custom habit, in one unit.</summary>
    Amount,

    /// <summary>Posture checks.</summary>
    Checks,

    /// <summary>Entries of a custom habit, in one unit.</summary>
    Entries,

    /// <summary>Working sets with an RPE of 7 or more.</summary>
    HardSets,

    /// <summary>Session RPE × seconds of the workouts that have both. Seconds keep the sum exact.</summary>
    Load,

    /// <summary>Metres walked.</summary>
    Metres,

    /// <summary>Repetitions of stretches.</summary>
    Repetitions,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Seconds of the walks that also have steps.</summary>
    SecondsWithSteps,

    /// <summary>Workouts or stretches; for an exercise, the workouts that have a working set of it.</summary>
    Sessions,

    /// <summary>Sets of an exercise, including warm-up sets.</summary>
    Sets,

    /// <summary>Steps walked.</summary>
    Steps,

    /// <summary>Steps of the walks that also have seconds.</summary>
    StepsWithSeconds,

    /// <summary>Posture checks with an upright back.</summary>
    Upright,

    /// <summary>Repetitions × kg of the working sets.</summary>
    Volume,

    /// <summary>Warm-up sets of an exercise.</summary>
    WarmUpSets,

    /// <summary>Workouts with warm-up seconds or a warm-up set.</summary>
    WarmedUp,
}

/// <summary>Identifies an amount that is summed by day.</summary>
/// <param name="Kind">The kind of amount.</param>
/// <param name="Subject">The exercise, or the unit of the amounts of a custom habit; null if the amount is not specific to one.</param>
[JsonConverter(typeof(StoredNameConverter<Measure>))]
public readonly record struct Measure(MeasureKind Kind, string? Subject = null) : IStoredName<Measure>
{
    // These names are stored. Add; never rename.
    private static readonly FrozenDictionary<MeasureKind, string> Names = new Dictionary<MeasureKind, string>
    {
        [MeasureKind.Amount] = "amount",
        [MeasureKind.Checks] = Units.Checks,
        [MeasureKind.Entries] = "entries",
        [MeasureKind.HardSets] = "hard-sets",
        [MeasureKind.Load] = "rpe-seconds",
        [MeasureKind.Metres] = Units.Metres,
        [MeasureKind.Repetitions] = Units.Repetitions,
        [MeasureKind.Seconds] = Units.Seconds,
        [MeasureKind.SecondsWithSteps] = "seconds-with-steps",
        [MeasureKind.Sessions] = Units.Sessions,
        [MeasureKind.Sets] = "sets",
        [MeasureKind.Steps] = Units.Steps,
        [MeasureKind.StepsWithSeconds] = "steps-with-seconds",
        [MeasureKind.Upright] = "upright",
        [MeasureKind.Volume] = "volume",
        [MeasureKind.WarmUpSets] = "warm-up-sets",
        [MeasureKind.WarmedUp] = "warmed-up",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, MeasureKind> Kinds =
        Names.ToFrozenDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>Posture checks.</summary>
    public static readonly Measure Checks = new(MeasureKind.Checks);

    /// <summary>Metres walked.</summary>
    public static readonly Measure Metres = new(MeasureKind.Metres);

    /// <summary>Repetitions of stretches.</summary>
    public static readonly Measure Repetitions = new(MeasureKind.Repetitions);

    /// <summary>Seconds.</summary>
    public static readonly Measure Seconds = new(MeasureKind.Seconds);

    /// <summary>Workouts or stretches.</summary>
    public static readonly Measure Sessions = new(MeasureKind.Sessions);

    /// <summary>Steps walked.</summary>
    public static readonly Measure Steps = new(MeasureKind.Steps);

    /// <summary>Posture checks with an upright back.</summary>
    public static readonly Measure Upright = new(MeasureKind.Upright);

    /// <summary>Repetitions × kg of the working sets.</summary>
    public static readonly Measure Volume = new(MeasureKind.Volume);

    internal static readonly Measure
        HardSets = new(MeasureKind.HardSets),
        Load = new(MeasureKind.Load),
        SecondsWithSteps = new(MeasureKind.SecondsWithSteps),
        StepsWithSeconds = new(MeasureKind.StepsWithSeconds),
        WarmedUp = new(MeasureKind.WarmedUp);

    /// <summary>The quarter of an hour; null if the amount is of the whole day.</summary>
    internal QuarterHour? Quarter { get; init; }

    /// <summary>Returns the measure that goals in a unit sum. Other units are those of custom habits and map to <see cref="AmountIn"/>.</summary>
    public static Measure OfUnit(string unit) => unit switch
    {
        Units.Checks => Checks,
        Units.Metres => Metres,
        Units.Repetitions => Repetitions,
        Units.Seconds => Seconds,
        Units.Sessions => Sessions,
        Units.Steps => Steps,
        _ => AmountIn(unit),
    };

    /// <summary>The amounts of a custom habit in a unit.</summary>
    public static Measure AmountIn(string? unit) => new(MeasureKind.Amount, unit);

    /// <summary>The entries of a custom habit in a unit.</summary>
    public static Measure EntriesIn(string? unit) => new(MeasureKind.Entries, unit);

    /// <summary>Sets of an exercise, including warm-up sets.</summary>
    public static Measure SetsOf(string exercise) => new(MeasureKind.Sets, exercise);

    /// <summary>Warm-up sets of an exercise.</summary>
    public static Measure WarmUpSetsOf(string exercise) => new(MeasureKind.WarmUpSets, exercise);

    /// <summary>Workouts that have a working set of an exercise.</summary>
    public static Measure SessionsOf(string exercise) => new(MeasureKind.Sessions, exercise);

    /// <inheritdoc/>
    public static Measure? Parse(string name)
    {
        // A unit may have a slash itself.
        if (name.Split('/', 2) is [var ofSubject, var subject])
            return Kinds.TryGetValue(ofSubject, out var kind) ? new Measure(kind, subject) : null;
        var parts = name.Split('@');
        return !Kinds.TryGetValue(parts[0], out var whole) ? null
            : parts is [_, var quarter] ? new Measure(whole) { Quarter = new QuarterHour(int.Parse(quarter, CultureInfo.InvariantCulture)) }
            : new Measure(whole);
    }

    /// <summary>The stored name.</summary>
    public override string ToString() =>
        Subject is not null ? $"{Names[Kind]}/{Subject}"
        : Quarter is { } quarter ? string.Create(CultureInfo.InvariantCulture, $"{Names[Kind]}@{quarter.Number}")
        : Names[Kind];
}
