using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>An entry of a custom habit was logged. Amount: 0 to 1,000,000 in the habit's unit, up to three decimals.</summary>
public sealed record ActivityLogged(Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, decimal Amount, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Activity(Day, PerformedAt, Timing, Amount, Note);
}

/// <summary>An entry of a custom habit.</summary>
/// <param name="Amount">0 to 1,000,000 in the habit's unit, up to three decimals.</param>
public sealed record Activity(DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, decimal Amount, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    [JsonIgnore]
    public override HabitKind? Kind => HabitKind.Custom;

    public override EntryLogged Logged(Guid id) => new ActivityLogged(id, Day, PerformedAt, Timing, Amount, Note);

    public override void AddTo(DayTotalsBuilder totals) => totals.Add(Measure.Amount, Amount);
}
