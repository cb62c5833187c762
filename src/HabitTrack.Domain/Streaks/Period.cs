using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Streaks;

/// <summary>The status of a period.</summary>
public enum PeriodStatus
{
    /// <summary>The goal was met.</summary>
    [JsonStringEnumMemberName("met")] Met,

    /// <summary>The goal was missed.</summary>
    [JsonStringEnumMemberName("missed")] Missed,

    /// <summary>
    /// Nothing could be asked of it: every day was paused or skipped (for a rolling goal, the date itself), or the goal ended before a hit was due.
    /// </summary>
    [JsonStringEnumMemberName("excused")] Excused,

    /// <summary>The period is running, and neither met nor missed so far.</summary>
    [JsonStringEnumMemberName("open")] Open,
}

/// <summary>A span of days that a goal asks for its amount in; for a rolling goal, a date with the amounts of its window.</summary>
/// <param name="Available">Days of it, or of its window, that are alive and neither paused nor skipped.</param>
/// <param name="Required">The required amount, prorated by available days; for a limit, the whole limit.</param>
/// <param name="Total">What was logged from <see cref="WindowFrom"/> to <paramref name="To"/>.</param>
/// <param name="Status">The status on the day of evaluation.</param>
public sealed record Period(Goal Goal, DateOnly From, DateOnly To, int Available, decimal Required, decimal Total, PeriodStatus Status)
{
    /// <summary>The first day whose amounts count: the first of the window for a rolling goal, otherwise the first of the period.</summary>
    public DateOnly WindowFrom { get; init; } = From;

    /// <summary>The amount that is missing, or that is left of the limit; never below 0.</summary>
    public decimal Remaining => Math.Max(0, Required - Total);
}
