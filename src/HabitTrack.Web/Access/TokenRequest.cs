using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A token to issue.</summary>
internal sealed record TokenRequest : IValidatableObject
{
    /// <summary>What to call it, such as the device or the reader that it is for.</summary>
    [Given, Name(Limits.NameLength)]
    public string? Name { get; init; }

    /// <summary>What may be done with it; share and badge go with no other.</summary>
    [Given, Length(1, 6)]
    public IReadOnlyList<Scope>? Scopes { get; init; }

    /// <summary>Whose data it opens; by default one's own. Only admin names another.</summary>
    [PersonId]
    public string? Person { get; init; }

    /// <summary>The habit whose badge it shows; only with badge, and needed there.</summary>
    [HabitId]
    public string? Habit { get; init; }

    /// <summary>After so many days it opens nothing; by default 365. A person's own token issues none that lasts longer than itself.</summary>
    [Range(1, 3_650)]
    public int? Days { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Scopes is null)
            yield break;
        if (Scopes.Count > 1 && Scopes.Any(Web.Scopes.GivenAway.Contains))
            yield return new("share and badge are given away, and go with no other scope, such as [\"share\"].", ["scopes"]);
        if (Scopes.Contains(Scope.Badge) != (Habit is not null))
            yield return new("habit goes with the scope badge and only with it, such as hang.", ["habit"]);
    }
}
