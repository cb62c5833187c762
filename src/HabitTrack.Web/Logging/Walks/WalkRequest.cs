using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

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
            yield return new InvalidField("Give at least one of seconds, metres and steps: a whole number such as 600.", "seconds");
    }

    public override Walk ToEntry() => new(default, null, Timing.Now, Seconds, Metres, Steps, Style, Note);

    public override object ToMessage(RequestContext context, string stream, Guid id, bool mayExist) =>
        new LogWalk(context, ToLog(ToEntry(), stream, id, mayExist));
}
