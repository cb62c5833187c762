using System.ComponentModel.DataAnnotations;

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

    /// <summary>The stream it is logged to: a habit's id, or <c>profile</c>.</summary>
    [JsonIgnore]
    public abstract string Stream { get; }

    /// <summary>The command that the request asks for.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="stream">The stream to log to.</param>
    /// <param name="id">The entry's identity.</param>
    /// <param name="mayExist">Whether the caller chose the identity.</param>
    public abstract object ToMessage(RequestContext context, string stream, Guid id, bool mayExist);

    /// <summary>The log of what was done.</summary>
    protected NewLog<TEntry> ToLog<TEntry>(TEntry entry, string stream, Guid id, bool mayExist)
        where TEntry : Entry => new(stream, id, entry, ToWhen(), mayExist);
}

/// <summary>What every log of an activity may say besides.</summary>
internal abstract record LogRequest : EntryRequest
{
    /// <summary>When it was done; give this, or a day, or neither, which is now.</summary>
    public DateTimeOffset? PerformedAt { get; init; }

    /// <summary>The habit it is logged to; by default the one of its kind.</summary>
    [HabitId]
    public virtual string? Habit { get; init; }

    public override When ToWhen() => new(PerformedAt is { } at ? Instants.Cut(at) : null, Day);

    [JsonIgnore]
    public override string Stream => Habit ?? HabitKinds.DefaultsOf(ToEntry().Kind!.Value)!.Id;
}

/// <summary>A hang from a bar.</summary>
internal sealed record HangRequest : LogRequest
{
    [Given, Seconds]
    public int? Seconds { get; init; }

    public Grip? Grip { get; init; }

    public override Hang ToEntry() => new(default, null, Timing.Now, Seconds!.Value, Grip, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogHang(context, ToLog(ToEntry(), stream, id, mayExist));
}

/// <summary>A walk, or a march on the spot.</summary>
internal sealed record WalkRequest : LogRequest, IValidatableObject
{
    [Seconds]
    public int? Seconds { get; init; }

    [Amount(0, Limits.MaxMetres)]
    public decimal? Metres { get; init; }

    [Range(0, Limits.MaxSteps)]
    public int? Steps { get; init; }

    public WalkStyle? Style { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Seconds is null && Metres is null && Steps is null)
            yield return new("Give at least one of seconds, metres and steps: a whole number such as 600.", ["seconds"]);
    }

    public override Walk ToEntry() => new(default, null, Timing.Now, Seconds, Metres, Steps, Style, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogWalk(context, ToLog(ToEntry(), stream, id, mayExist));
}

/// <summary>A look at how the back is held.</summary>
internal sealed record PostureCheckRequest : LogRequest
{
    [Given]
    public BackPosture? Posture { get; init; }

    public bool? Corrected { get; init; }

    public BodyPosition? Position { get; init; }

    public override PostureCheck ToEntry() => new(default, null, Timing.Now, Posture!.Value, Corrected, Position, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogPostureCheck(context, ToLog(ToEntry(), stream, id, mayExist));
}

/// <summary>One set of a workout.</summary>
internal sealed record SetRequest
{
    [Given, ExerciseKey]
    public string? Exercise { get; init; }

    [Repetitions]
    public int? Reps { get; init; }

    [Amount(Limits.MinKg, Limits.MaxKg)]
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
    [MaxLength(Limits.MaxSets)]
    public IReadOnlyList<SetRequest>? Sets { get; init; }

    [Seconds]
    public int? WarmUpSeconds { get; init; }

    [Seconds]
    public int? Seconds { get; init; }

    [Rpe]
    public decimal? Rpe { get; init; }

    public override Workout ToEntry() =>
        new(default, null, Timing.Now, (Sets ?? []).Select(set => set.ToSet()).ToList(), WarmUpSeconds, Seconds, Rpe, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogWorkout(context, ToLog(ToEntry(), stream, id, mayExist));
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

    public override Stretch ToEntry() => new(default, null, Timing.Now, Exercise, Seconds, Reps, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogStretch(context, ToLog(ToEntry(), stream, id, mayExist));
}

/// <summary>Something done of a custom habit.</summary>
internal sealed record ActivityRequest : LogRequest
{
    [Given, HabitId]
    public override string? Habit { get; init; }

    [Given, Amount(0, Limits.MaxAmount)]
    public decimal? Amount { get; init; }

    public override Activity ToEntry() => new(default, null, Timing.Now, Amount!.Value, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogActivity(context, ToLog(ToEntry(), stream, id, mayExist));
}
