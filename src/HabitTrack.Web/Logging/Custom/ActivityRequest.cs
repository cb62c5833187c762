namespace HabitTrack.Web;

/// <summary>An entry of a custom habit.</summary>
internal sealed record ActivityRequest : LogRequest
{
    [RequiredField, HabitId]
    public override string? Habit { get; init; }

    [RequiredField, Amount(0, Limits.MaxAmount)]
    public decimal? Amount { get; init; }

    public override Activity ToEntry() => new(default, null, Timing.Now, Amount!.Value, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogActivity(context, ToLog(ToEntry(), stream, id, mayExist));
}
