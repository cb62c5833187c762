using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>Where the steps led.</summary>
public enum WalkStyle
{
    /// <summary>Somewhere.</summary>
    [JsonStringEnumMemberName("walk")] Walk,

    /// <summary>Nowhere: marching on the spot.</summary>
    [JsonStringEnumMemberName("march")] March,
}

/// <summary>The person walked or marched. Seconds, 1 to 86,400; metres, 0 to 1,000,000; steps, 0 to 1,000,000; at least one of them.</summary>
public sealed record WalkLogged(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, int? Seconds, decimal? Metres, int? Steps, WalkStyle? Style, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Walk(Day, PerformedAt, Timing, Seconds, Metres, Steps, Style, Note);
}

/// <summary>A walk, or a march on the spot: at least one of seconds, metres and steps is known, such as what a counter of steps says.</summary>
/// <param name="Seconds">1 to 86,400.</param>
/// <param name="Metres">0 to 1,000,000.</param>
/// <param name="Steps">0 to 1,000,000.</param>
public sealed record Walk(
    DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, int? Seconds, decimal? Metres, int? Steps, WalkStyle? Style, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    [JsonIgnore]
    public override HabitKind? Kind => HabitKind.Walk;

    public override EntryLogged Logged(Guid id) => new WalkLogged(id, Day, PerformedAt, Timing, Seconds, Metres, Steps, Style, Note);

    public override void AddTo(DayTotalsBuilder totals)
    {
        totals.Add(Measure.Seconds, Seconds);
        totals.Add(Measure.Metres, Metres);
        totals.Add(Measure.Steps, Steps);
        totals.Add(Measure.SecondsWithSteps, Steps is null ? null : Seconds);
        totals.Add(Measure.StepsWithSeconds, Seconds is null ? null : Steps);
        totals.Add(Mark.LongestWalk, Seconds);
    }
}
