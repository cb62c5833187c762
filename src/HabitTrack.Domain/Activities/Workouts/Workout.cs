using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Workouts;

/// <summary>A workout was logged. Sets: at most 200. Warm-up seconds and seconds: 1 to 86,400. Session RPE: 1 to 10.</summary>
public sealed record WorkoutLogged(
    Guid EntryId,
    DateOnly Day,
    DateTimeOffset? PerformedAt,
    Timing Timing,
    IReadOnlyList<WorkoutSet> Sets,
    int? WarmUpSeconds,
    int? Seconds,
    decimal? Rpe,
    string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Workout(Day, PerformedAt, Timing, Sets, WarmUpSeconds, Seconds, Rpe, Note);
}

/// <summary>Types of sets.</summary>
public enum SetType
{
    /// <summary>An ordinary working set.</summary>
    Working,

    /// <summary>A set that prepares for the working sets.</summary>
    WarmUp,

    /// <summary>A working set that follows another at once, with less load.</summary>
    Drop,

    /// <summary>A working set to failure.</summary>
    Failure,
}

/// <summary>One set of an exercise.</summary>
/// <param name="Exercise">The key of an exercise of the catalogue or of the person's own.</param>
/// <param name="Reps">Repetitions, 1 to 10,000.</param>
/// <param name="Kg">Load in kg, -200 to 1,000; less than 0 is assistance.</param>
/// <param name="Seconds">1 to 86,400.</param>
/// <param name="Rpe">Rating of perceived exertion, 1 to 10.</param>
/// <param name="WarmUp">Whether it is a warm-up set. All other sets are working sets, and only those count for volume and records.</param>
/// <param name="Type">Drop or failure; null for the types that <paramref name="WarmUp"/> distinguishes.</param>
public sealed record WorkoutSet(string Exercise, int? Reps, decimal? Kg, int? Seconds, decimal? Rpe, bool WarmUp, SetType? Type = null)
{
    /// <summary>The type of the set, also of one recorded before sets had types.</summary>
    [JsonIgnore]
    public SetType EffectiveType => Type ?? (WarmUp ? SetType.WarmUp : SetType.Working);

    /// <summary>Creates a set of a type.</summary>
    public static WorkoutSet Of(SetType type, string exercise, int? reps, decimal? kg, int? seconds, decimal? rpe) =>
        new(exercise, reps, kg, seconds, rpe, type == SetType.WarmUp, type is SetType.Drop or SetType.Failure ? type : null);
}

/// <summary>A training session.</summary>
/// <param name="Sets">The sets in order; can be empty.</param>
/// <param name="WarmUpSeconds">The duration of the warm-up before the sets, 1 to 86,400.</param>
/// <param name="Seconds">The duration of the whole session, 1 to 86,400.</param>
/// <param name="Rpe">Session RPE, 1 to 10.</param>
public sealed record Workout(
    DateOnly Day,
    DateTimeOffset? PerformedAt,
    Timing Timing,
    IReadOnlyList<WorkoutSet> Sets,
    int? WarmUpSeconds,
    int? Seconds,
    decimal? Rpe,
    string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    private const decimal HardRpe = 7;

    [JsonIgnore]
    public override HabitKind? Kind => HabitKind.Workout;

    [JsonIgnore]
    public override IEnumerable<string> Exercises => Sets.Select(set => set.Exercise);

    /// <summary>The sets that count for records and volume.</summary>
    [JsonIgnore]
    public IEnumerable<WorkoutSet> WorkingSets => Sets.Where(set => !set.WarmUp);

    /// <summary>Whether the session has warm-up seconds or a warm-up set.</summary>
    [JsonIgnore]
    public bool WarmedUp => WarmUpSeconds > 0 || Sets.Any(set => set.WarmUp);

    public override EntryLogged Logged(Guid id) =>
        new WorkoutLogged(id, Day, PerformedAt, Timing, Sets, WarmUpSeconds, Seconds, Rpe, Note);

    public override void AddTo(DayTotalsBuilder totals)
    {
        totals.Add(Measure.Sessions, 1);
        totals.Add(Measure.WarmedUp, WarmedUp ? 1 : 0);
        totals.Add(Measure.Load, Rpe * Seconds);
        foreach (var set in Sets)
        {
            totals.Add(Measure.SetsOf(set.Exercise), 1);
            totals.Add(Measure.WarmUpSetsOf(set.Exercise), set.WarmUp ? 1 : 0);
        }

        foreach (var sets in WorkingSets.GroupBy(set => set.Exercise))
        {
            totals.Add(Measure.SessionsOf(sets.Key), 1);
            totals.Add(Mark.SessionLoad(sets.Key, PerformedAt), sets.Max(set => set.Kg));
        }

        foreach (var set in WorkingSets)
        {
            totals.Add(Measure.Volume, set.Kg > 0 ? set.Reps * set.Kg : null);
            totals.Add(Measure.HardSets, set.Rpe >= HardRpe ? 1 : 0);
            totals.Add(Mark.HeaviestSet(set.Exercise), set.Kg);
            totals.Add(Mark.MostRepetitions(set.Exercise), set.Reps);
            totals.Add(Mark.OneRepMaximum(set.Exercise), OneRepMaximum.Epley(set.Kg, set.Reps));
        }
    }

    /// <summary>Compares sets by value and order.</summary>
    public bool Equals(Workout? other) =>
        other is not null
        && base.Equals(other)
        && (WarmUpSeconds, Seconds, Rpe) == (other.WarmUpSeconds, other.Seconds, other.Rpe)
        && Sets.SequenceEqual(other.Sets);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), WarmUpSeconds, Seconds, Rpe, Sets.Count);
}
