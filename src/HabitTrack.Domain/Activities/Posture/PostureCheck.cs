using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>How the back was held when looked at.</summary>
public enum BackPosture
{
    /// <summary>Straight.</summary>
    [JsonStringEnumMemberName("upright")] Upright,

    /// <summary>Rounded.</summary>
    [JsonStringEnumMemberName("slouched")] Slouched,

    /// <summary>To one side.</summary>
    [JsonStringEnumMemberName("leaning")] Leaning,
}

/// <summary>What the body was doing when looked at.</summary>
public enum BodyPosition
{
    /// <summary>Sitting.</summary>
    [JsonStringEnumMemberName("sitting")] Sitting,

    /// <summary>Standing.</summary>
    [JsonStringEnumMemberName("standing")] Standing,

    /// <summary>Walking.</summary>
    [JsonStringEnumMemberName("walking")] Walking,
}

/// <summary>The person looked at how they held their back, and perhaps put it right.</summary>
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

/// <summary>A look at how the back is held.</summary>
/// <param name="Posture">What was seen.</param>
/// <param name="Corrected">Whether it was put right.</param>
/// <param name="Position">What the body was doing.</param>
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
