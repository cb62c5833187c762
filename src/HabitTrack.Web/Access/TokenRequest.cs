using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A token to issue.</summary>
internal sealed record TokenRequest : IValidatableObject
{
    public const int MinDays = 1, MaxDays = 3_650;

    /// <summary>A name, such as the device that uses the token.</summary>
    [RequiredField, Name(Limits.NameLength)]
    public string? Name { get; init; }

    /// <summary>The scopes; share, badge and calendar cannot be combined with other scopes.</summary>
    [RequiredField, Length(1, 6)]
    public IReadOnlyList<Scope>? Scopes { get; init; }

    /// <summary>The person whose data it gives access to; by default the caller. Only administrators can name another person.</summary>
    [PersonId]
    public string? Person { get; init; }

    /// <summary>The habit of a badge. Required with the scope badge, and not allowed with other scopes.</summary>
    [HabitId]
    public string? Habit { get; init; }

    /// <summary>The number of days until it expires; by default 365. It never expires later than the token that issues it.</summary>
    [Range(MinDays, MaxDays)]
    public int? Days { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Scopes is null)
            yield break;
        if (Scopes.Count > 1 && Scopes.Any(Web.Scopes.ForLinks.Contains))
            yield return new InvalidField("share, badge and calendar cannot be combined with other scopes. Issue a token for each, such as [\"share\"].", "scopes");
        if (Scopes.Contains(Scope.Badge) != (Habit is not null))
            yield return new InvalidField("habit is required with the scope badge and not allowed with other scopes, such as hang.", "habit");
    }
}
