using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>
/// The person did something of a custom habit. Amount, 0 to 1,000,000, up to three decimals, in the unit that the habit had then; null where it was
/// recorded before events told the unit.
/// </summary>
public sealed record ActivityLogged(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, decimal Amount, string? Note, string? Unit = null)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Activity(Day, PerformedAt, Timing, Amount, Note, Unit);
}

/// <summary>Something done of a custom habit.</summary>
/// <param name="Amount">0 to 1,000,000, up to three decimals.</param>
/// <param name="Unit">The unit it was logged in, whatever goals came later; null while it is not known.</param>
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
