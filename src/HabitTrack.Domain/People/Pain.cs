using System.Text.Json.Serialization;

namespace HabitTrack.Domain.People;

/// <summary>Pain was reported. Level: 0 (no pain) to 10 (worst pain).</summary>
public sealed record PainReported(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string Area, int Level, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Pain(Day, PerformedAt, Timing, Area, Level, Note);
}

/// <summary>A pain report.</summary>
/// <param name="Area">The area of the body, 1 to 40 characters.</param>
/// <param name="Level">0 (no pain) to 10 (worst pain).</param>
public sealed record Pain(DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string Area, int Level, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    public override EntryLogged Logged(Guid id) => new PainReported(id, Day, PerformedAt, Timing, Area, Level, Note);

    public override void AddTo(DayTotalsBuilder totals) => totals.Add(Mark.Pain, Level);
}
