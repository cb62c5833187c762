using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>A what-if question: the habits with other rules or other entries.</summary>
internal sealed record ReplayRequest : IValidatableObject
{
    /// <summary>The first day of the comparison by day; the default is the start of the habit.</summary>
    [Day]
    public DateOnly? From { get; init; }

    /// <summary>The day of evaluation; the default is today.</summary>
    [Day]
    public DateOnly? To { get; init; }

    public RulesRequest? Rules { get; init; }

    public EditsRequest? Edits { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From > To)
            yield return new InvalidField(Query.FromAfterTo, "from");
    }
}

/// <summary>Rules that replace the actual ones; omitted rules do not change.</summary>
internal sealed record RulesRequest
{
    /// <summary>Goals by habit; goalsFrom is the time from which they apply.</summary>
    public IReadOnlyDictionary<string, GoalRequest>? Goals { get; init; }

    /// <summary>When the goals take effect: <c>start</c> (the default), at the start of the habit, or <c>current</c>, when today's goal took effect.</summary>
    public GoalsFrom? GoalsFrom { get; init; }

    /// <summary>The number of consecutive missed periods that a streak survives, by habit: 0 to 30.</summary>
    public IReadOnlyDictionary<string, int>? Forgive { get; init; }

    /// <summary>A time zone. Entries with an instant move to their day in it; the same applies to dayStartsAt.</summary>
    [Zone]
    public string? TimeZone { get; init; }

    [BeforeNoon]
    public TimeOnly? DayStartsAt { get; init; }

    public DayOfWeek? WeekStartsOn { get; init; }
}

/// <summary>When a goal of a replay takes effect.</summary>
internal enum GoalsFrom
{
    Start,
    Current,
}

/// <summary>Entries to remove from the history, and to add to it.</summary>
internal sealed record EditsRequest
{
    /// <summary>The ids of the entries to remove.</summary>
    [MaxLength(BatchItems.MaxItems)]
    public IReadOnlyList<Guid>? Without { get; init; }

    /// <summary>The entries to add, as in a batch; each requires a day or an instant.</summary>
    [MaxLength(BatchItems.MaxItems)]
    public IReadOnlyList<JsonObject>? With { get; init; }
}
