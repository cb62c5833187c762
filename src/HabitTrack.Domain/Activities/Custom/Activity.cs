using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Custom;

/// <summary>
/// An entry of a custom habit was logged. Amount: 0 to 1,000,000, up to three decimals, in the unit of the habit at that time; a null unit means that the
/// event was recorded before events had one.
/// </summary>
public sealed record ActivityLogged(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, decimal Amount, string? Note, string? Unit = null)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Activity(Day, PerformedAt, Timing, Amount, Note, Unit);
}

/// <summary>An entry of a custom habit.</summary>
/// <param name="Amount">0 to 1,000,000, up to three decimals.</param>
/// <param name="Unit">The unit it was logged in, regardless of later goals; null if it is not known yet.</param>
public sealed record Activity(DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, decimal Amount, string? Note, string? Unit = null)
    : Entry(Day, PerformedAt, Timing, Note)
{
    [JsonIgnore]
    public override HabitKind? Kind => HabitKind.Custom;

    public override EntryLogged Logged(Guid id) => new ActivityLogged(id, Day, PerformedAt, Timing, Amount, Note, Unit);

    public override bool CountsFor(Goal goal) => Unit == goal.Unit;

    public override void AddTo(DayTotalsBuilder totals)
    {
        totals.Add(Measure.AmountIn(Unit), Amount);
        totals.Add(Measure.EntriesIn(Unit), 1);
    }
}
