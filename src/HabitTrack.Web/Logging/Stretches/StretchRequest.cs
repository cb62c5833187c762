namespace HabitTrack.Web;

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
