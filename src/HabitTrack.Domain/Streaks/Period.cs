using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>The status of a period.</summary>
public enum PeriodStatus
{
    /// <summary>The goal was met.</summary>
    [JsonStringEnumMemberName("met")] Met,

    /// <summary>The goal was missed.</summary>
    [JsonStringEnumMemberName("missed")] Missed,

    /// <summary>Nothing could be asked of it: every day was paused or skipped, or the goal ended before a hit was due.</summary>
    [JsonStringEnumMemberName("excused")] Excused,

    /// <summary>The period is running, and neither met nor missed so far.</summary>
    [JsonStringEnumMemberName("open")] Open,
}

/// <summary>A span of days that a goal asks for its amount in.</summary>
/// <param name="Available">Days of it that are alive and neither paused nor skipped.</param>
/// <param name="Required">The required amount, prorated by available days; for a limit, the whole limit.</param>
/// <param name="Total">What was logged from <paramref name="From"/> to <paramref name="To"/>.</param>
/// <param name="Status">The status on the day of evaluation.</param>
public sealed record Period(Goal Goal, DateOnly From, DateOnly To, int Available, decimal Required, decimal Total, PeriodStatus Status)
{
    /// <summary>The amount that is missing, or that is left of the limit; never below 0.</summary>
    public decimal Remaining => Math.Max(0, Required - Total);
}
