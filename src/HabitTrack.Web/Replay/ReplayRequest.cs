using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>A question: what if other rules had held, or other things had been done?</summary>
internal sealed record ReplayRequest : IValidatableObject
{
    /// <summary>The first of the days that are compared one by one; by default that of the whole life.</summary>
    [Day]
    public DateOnly? From { get; init; }

    /// <summary>The day of evaluation; by default today.</summary>
    [Day]
    public DateOnly? To { get; init; }

    public RulesRequest? Rules { get; init; }

    public EditsRequest? Edits { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From > To)
            yield return new(Query.FromAfterTo, ["from"]);
    }
}

/// <summary>Rules in place of those that held; what is left out stays as it was.</summary>
internal sealed record RulesRequest
{
    /// <summary>By habit, another goal; goalsFrom says for how long.</summary>
    public IReadOnlyDictionary<string, GoalRequest>? Goals { get; init; }

    /// <summary>Since when the goals hold: <c>start</c> (the default), for the habit's whole life, or <c>current</c>, since the goal of today took effect.</summary>
    public GoalsFrom? GoalsFrom { get; init; }

    /// <summary>By habit, how many missed periods in a row a streak survives: 0 to 30.</summary>
    public IReadOnlyDictionary<string, int>? Forgive { get; init; }

    /// <summary>Another than the person's moves what was logged by an instant to the day it falls on there; likewise dayStartsAt.</summary>
    [Zone]
    public string? TimeZone { get; init; }

    [BeforeNoon]
    public TimeOnly? DayStartsAt { get; init; }

    public DayOfWeek? WeekStartsOn { get; init; }
}

/// <summary>Since when a goal of a replay holds.</summary>
internal enum GoalsFrom
{
    Start,
    Current,
}

/// <summary>What to leave out of the history, and what to add to it.</summary>
internal sealed record EditsRequest
{
    /// <summary>Ids of entries.</summary>
    [MaxLength(BatchItems.MaxItems)]
    public IReadOnlyList<Guid>? Without { get; init; }

    /// <summary>Entries as a batch takes them; each says its day, or the instant.</summary>
    [MaxLength(BatchItems.MaxItems)]
    public IReadOnlyList<JsonObject>? With { get; init; }
}
