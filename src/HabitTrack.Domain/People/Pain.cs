using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>The person felt pain, or felt none. Level, 0 to 10.</summary>
public sealed record PainReported(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string Area, int Level, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Pain(Day, PerformedAt, Timing, Area, Level, Note);
}

/// <summary>How much it hurts, and where.</summary>
/// <param name="Area">1 to 40 characters.</param>
/// <param name="Level">0, none, to 10, the worst.</param>
public sealed record Pain(DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string Area, int Level, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    public override EntryLogged Logged(Guid id) => new PainReported(id, Day, PerformedAt, Timing, Area, Level, Note);

    public override void AddTo(DayTotalsBuilder totals) => totals.Add(Mark.Pain, Level);
}
