using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Hangs;

/// <summary>The grip on the bar.</summary>
public enum Grip
{
    /// <summary>Palms facing away.</summary>
    [JsonStringEnumMemberName("overhand")] Overhand,

    /// <summary>Palms facing the person.</summary>
    [JsonStringEnumMemberName("underhand")] Underhand,

    /// <summary>Palms facing each other.</summary>
    [JsonStringEnumMemberName("neutral")] Neutral,

    /// <summary>One hand overhand, the other underhand.</summary>
    [JsonStringEnumMemberName("mixed")] Mixed,
}

/// <summary>A hang was logged. Seconds: 1 to 86,400.</summary>
public sealed record HangLogged(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, int Seconds, Grip? Grip, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Hang(Day, PerformedAt, Timing, Seconds, Grip, Note);
}

/// <summary>A dead hang from a bar.</summary>
/// <param name="Seconds">1 to 86,400.</param>
public sealed record Hang(DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, int Seconds, Grip? Grip, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    [JsonIgnore]
    public override HabitKind? Kind => HabitKind.Hang;

    public override EntryLogged Logged(Guid id) => new HangLogged(id, Day, PerformedAt, Timing, Seconds, Grip, Note);

    public override void AddTo(DayTotalsBuilder totals)
    {
        totals.Add(Measure.Seconds, Seconds);
        totals.Add(Mark.LongestHang, Seconds);
    }
}
