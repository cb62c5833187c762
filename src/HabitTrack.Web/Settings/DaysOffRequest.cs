using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>Days off to take, for every habit that lives then.</summary>
internal sealed record DaysOffRequest : IValidatableObject
{
    [RequiredField, Day]
    public DateOnly? From { get; init; }

    /// <summary>The last day, up to 366 in all; by default the first one.</summary>
    [Day]
    public DateOnly? To { get; init; }

    [Note]
    public string? Reason { get; init; }

    public DayOff ToDayOff(Guid id) => new(id, From!.Value, To ?? From.Value, Reason);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Validate(From, To);

    /// <summary>What is wrong with a range of days.</summary>
    public static IEnumerable<ValidationResult> Validate(DateOnly? from, DateOnly? to)
    {
        if (from > to)
            yield return new(Query.FromAfterTo, ["from"]);
        if (to?.DayNumber - from?.DayNumber >= Limits.MaxDaysAtOnce)
            yield return new($"from and to are at most {Limits.MaxDaysAtOnce} days, both included; send a longer time in several parts.", ["to"]);
    }
}
