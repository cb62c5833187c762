using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Stretches;

/// <summary>A stretch break was logged. Seconds: 1 to 86,400. Repetitions: 1 to 10,000.</summary>
public sealed record StretchLogged(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string? Exercise, int? Seconds, int? Reps, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Stretch(Day, PerformedAt, Timing, Exercise, Seconds, Reps, Note);
}

/// <summary>A stretch break.</summary>
/// <param name="Exercise">The key of an exercise of the catalogue or of the person's own; null if unknown.</param>
/// <param name="Seconds">1 to 86,400.</param>
/// <param name="Reps">Repetitions, 1 to 10,000.</param>
public sealed record Stretch(DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string? Exercise, int? Seconds, int? Reps, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    [JsonIgnore]
    public override HabitKind? Kind => HabitKind.Stretch;

    [JsonIgnore]
    public override IEnumerable<string> Exercises => Exercise is null ? [] : [Exercise];

    public override EntryLogged Logged(Guid id) => new StretchLogged(id, Day, PerformedAt, Timing, Exercise, Seconds, Reps, Note);

    public override void AddTo(DayTotalsBuilder totals)
    {
        totals.Add(Measure.Sessions, 1);
        totals.Add(Measure.Seconds, Seconds);
        totals.Add(Measure.Repetitions, Reps);
    }
}
