namespace HabitTrack.Web;

/// <summary>A posture check.</summary>
internal sealed record PostureCheckRequest : LogRequest
{
    [RequiredField]
    public BackPosture? Posture { get; init; }

    public bool? Corrected { get; init; }

    public BodyPosition? Position { get; init; }

    public override PostureCheck ToEntry() => new(default, null, Timing.Now, Posture!.Value, Corrected, Position, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogPostureCheck(context, ToLog(ToEntry(), stream, id, mayExist));
}
