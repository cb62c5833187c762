namespace HabitTrack.Web;

/// <summary>A hang from a bar.</summary>
internal sealed record HangRequest : LogRequest
{
    [RequiredField, Seconds]
    public int? Seconds { get; init; }

    public Grip? Grip { get; init; }

    public override Hang ToEntry() => new(default, null, Timing.Now, Seconds!.Value, Grip, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogHang(context, ToLog(ToEntry(), stream, id, mayExist));
}
