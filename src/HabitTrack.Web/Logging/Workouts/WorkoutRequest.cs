using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>One set of a workout.</summary>
internal sealed record SetRequest : IValidatableObject
{
    [RequiredField, ExerciseKey]
    public string? Exercise { get; init; }

    [Repetitions]
    public int? Reps { get; init; }

    [Amount(Limits.MinKg, Limits.MaxKg)]
    public decimal? Kg { get; init; }

    [Seconds]
    public int? Seconds { get; init; }

    [Rpe]
    public decimal? Rpe { get; init; }

    /// <summary>Whether it is a warm-up set; <c>type</c> replaces it.</summary>
    public bool? WarmUp { get; init; }

    public SetType? Type { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WarmUp is { } warmUp && Type is { } type && warmUp != (type == SetType.WarmUp))
            yield return new InvalidField("type and warmUp say different things: give type alone, such as \"warmUp\".", "type");
    }

    public WorkoutSet ToSet() =>
        WorkoutSet.Of(Type ?? (WarmUp == true ? SetType.WarmUp : SetType.Working), Exercise!, Reps, Kg, Seconds, Rpe);
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
