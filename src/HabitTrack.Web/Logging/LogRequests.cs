using System.ComponentModel.DataAnnotations;
using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>What every new entry may say.</summary>
internal abstract record EntryRequest
{
    /// <summary>The entry's identity; made up when not given.</summary>
    public Guid? Id { get; init; }

    /// <summary>The day it was done on.</summary>
    [Day]
    public DateOnly? Day { get; init; }

    /// <summary>Free text of one's own.</summary>
    [Note]
    public string? Note { get; init; }

    /// <summary>What was done, with day and timing still to be filled in.</summary>
    public abstract Entry ToEntry();

    /// <summary>When it was done.</summary>
    public abstract When ToWhen();
}

/// <summary>What every log of an activity may say besides.</summary>
internal abstract record LogRequest : EntryRequest
{
    /// <summary>When it was done; give this, or a day, or neither, which is now.</summary>
    public DateTimeOffset? PerformedAt { get; init; }

    /// <summary>The habit it is logged to; by default the one of its kind.</summary>
    [HabitId]
    public virtual string? Habit { get; init; }

    public override When ToWhen() => new(PerformedAt, Day);
}

/// <summary>A hang from a bar.</summary>
internal sealed record HangRequest : LogRequest
{
    [Given, Seconds]
    public int? Seconds { get; init; }

    public Grip? Grip { get; init; }

    public override Entry ToEntry() => new Hang(default, null, Timing.Now, Seconds!.Value, Grip, Note);
}

/// <summary>A walk, or a march on the spot.</summary>
internal sealed record WalkRequest : LogRequest
{
    [Given, Seconds]
    public int? Seconds { get; init; }

    [Amount(0, 1_000_000)]
    public decimal? Metres { get; init; }

    [Range(0, 1_000_000)]
    public int? Steps { get; init; }

    public WalkStyle? Style { get; init; }

    public override Entry ToEntry() => new Walk(default, null, Timing.Now, Seconds!.Value, Metres, Steps, Style, Note);
}

/// <summary>A look at how the back is held.</summary>
internal sealed record PostureCheckRequest : LogRequest
{
    [Given]
    public BackPosture? Posture { get; init; }

    public bool? Corrected { get; init; }

    public BodyPosition? Position { get; init; }

    public override Entry ToEntry() => new PostureCheck(default, null, Timing.Now, Posture!.Value, Corrected, Position, Note);
}

/// <summary>One set of a workout.</summary>
internal sealed record SetRequest
{
    [Given, ExerciseKey]
    public string? Exercise { get; init; }

    [Repetitions]
    public int? Reps { get; init; }

    [Amount(0, 1_000)]
    public decimal? Kg { get; init; }

    [Seconds]
    public int? Seconds { get; init; }

    [Rpe]
    public decimal? Rpe { get; init; }

    public bool? WarmUp { get; init; }

    public WorkoutSet ToSet() => new(Exercise!, Reps, Kg, Seconds, Rpe, WarmUp ?? false);
}

/// <summary>A training session.</summary>
internal sealed record WorkoutRequest : LogRequest
{
    [MaxLength(200)]
    public IReadOnlyList<SetRequest>? Sets { get; init; }

    [Seconds]
    public int? WarmUpSeconds { get; init; }

    [Seconds]
    public int? Seconds { get; init; }

    [Rpe]
    public decimal? Rpe { get; init; }

    public override Entry ToEntry() =>
        new Workout(default, null, Timing.Now, (Sets ?? []).Select(set => set.ToSet()).ToList(), WarmUpSeconds, Seconds, Rpe, Note);
}

/// <summary>A stretch break.</summary>
internal sealed record StretchRequest : LogRequest
{
    [ExerciseKey]
    public string? Exercise { get; init; }

    [Seconds]
    public int? Seconds { get; init; }

    [Repetitions]
    public int? Reps { get; init; }

    public override Entry ToEntry() => new Stretch(default, null, Timing.Now, Exercise, Seconds, Reps, Note);
}

/// <summary>Something done of a custom habit.</summary>
internal sealed record ActivityRequest : LogRequest
{
    [Given, HabitId]
    public override string? Habit { get; init; }

    [Given, Amount(0, 1_000_000)]
    public decimal? Amount { get; init; }

    public override Entry ToEntry() => new Activity(default, null, Timing.Now, Amount!.Value, Note);
}
