using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A range of days off for all active habits.</summary>
internal sealed record DaysOffRequest : IValidatableObject
{
    [RequiredField, Day]
    public DateOnly? From { get; init; }

    /// <summary>The last day, at most 366 days in all; the default is the first day.</summary>
    [Day]
    public DateOnly? To { get; init; }

    [Note]
    public string? Reason { get; init; }

    public DayOff ToDayOff(Guid id) => new(id, From!.Value, To ?? From.Value, Reason);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Validate(From, To);

    /// <summary>Validates a range of days.</summary>
    public static IEnumerable<ValidationResult> Validate(DateOnly? from, DateOnly? to)
    {
        if (from > to)
            yield return new InvalidField(Query.FromAfterTo, "from");
        if (to?.DayNumber - from?.DayNumber >= Limits.MaxDaysAtOnce)
            yield return new InvalidField($"A range can have at most {Limits.MaxDaysAtOnce} days, such as 2026-01-01 to 2026-12-31. Divide a longer one into several.", "to");
    }
}
