using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A report of pain: area and level.</summary>
internal sealed record PainRequest : PersonRequest
{
    [RequiredField, Name(Limits.WordLength)]
    public string? Area { get; init; }

    [RequiredField, Range(Limits.MinPain, Limits.MaxPain)]
    public int? Level { get; init; }

    public override Pain ToEntry() => new(default, null, Timing.Now, Area!, Level!.Value, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new ReportPain(context, ToLog(ToEntry(), stream, id, mayExist));
}
