using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Walks;

/// <summary>The style of a walk.</summary>
public enum WalkStyle
{
    /// <summary>An ordinary walk.</summary>
    [JsonStringEnumMemberName("walk")] Walk,

    /// <summary>Marching in place.</summary>
    [JsonStringEnumMemberName("march")] March,
}

/// <summary>A walk was logged. Seconds: 1 to 86,400. Metres and steps: 0 to 1,000,000. At least one of the three is not null.</summary>
public sealed record WalkLogged(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, int? Seconds, decimal? Metres, int? Steps, WalkStyle? Style, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Walk(Day, PerformedAt, Timing, Seconds, Metres, Steps, Style, Note);
}

/// <summary>A walk, or marching in place. At least one of seconds, metres and steps is not null; a step counter, for example, gives only steps.</summary>
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
