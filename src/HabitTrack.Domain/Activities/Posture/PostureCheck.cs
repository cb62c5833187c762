using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Posture;

/// <summary>The posture of the back during a check.</summary>
public enum BackPosture
{
    /// <summary>The back is straight.</summary>
    [JsonStringEnumMemberName("upright")] Upright,

    /// <summary>The back is rounded.</summary>
    [JsonStringEnumMemberName("slouched")] Slouched,

    /// <summary>The back leans to one side.</summary>
    [JsonStringEnumMemberName("leaning")] Leaning,
}

/// <summary>The position of the body during a check.</summary>
public enum BodyPosition
{
    /// <summary>Sitting.</summary>
    [JsonStringEnumMemberName("sitting")] Sitting,

    /// <summary>Standing.</summary>
    [JsonStringEnumMemberName("standing")] Standing,

    /// <summary>Walking.</summary>
    [JsonStringEnumMemberName("walking")] Walking,
}

/// <summary>A posture check was logged.</summary>
public sealed record PostureChecked(
    Guid EntryId,
    DateOnly Day,
    DateTimeOffset? PerformedAt,
    Timing Timing,
    BackPosture Posture,
    bool? Corrected,
    BodyPosition? Position,
    string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new PostureCheck(Day, PerformedAt, Timing, Posture, Corrected, Position, Note);
}

/// <summary>A check of the person's posture.</summary>
/// <param name="Posture">The posture found.</param>
/// <param name="Corrected">Whether the person corrected it; null if unknown.</param>
/// <param name="Position">The position of the body; null if unknown.</param>
public sealed record PostureCheck(
    DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, BackPosture Posture, bool? Corrected, BodyPosition? Position, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    [JsonIgnore]
    public override HabitKind? Kind => HabitKind.PostureCheck;

    public override EntryLogged Logged(Guid id) => new PostureChecked(id, Day, PerformedAt, Timing, Posture, Corrected, Position, Note);

    public override void AddTo(DayTotalsBuilder totals)
    {
        totals.Add(Measure.Checks, 1);
        totals.Add(Measure.Upright, Posture == BackPosture.Upright ? 1 : 0);
        if (PerformedAt is not { } instant)
            return;

        var quarter = QuarterHour.Of(instant, Day);
        totals.Add(Measure.Checks with { Quarter = quarter }, 1);
        totals.Add(Measure.Upright with { Quarter = quarter }, Posture == BackPosture.Upright ? 1 : 0);
    }
}
