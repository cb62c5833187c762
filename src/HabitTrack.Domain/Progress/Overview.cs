namespace HabitTrack.Domain.Progress;

/// <summary>How the total of a habit compares with that of the earlier range.</summary>
public enum Trend
{
    /// <summary>At least a tenth more.</summary>
    Up,

    /// <summary>At least a tenth less.</summary>
    Down,

    /// <summary>Less than a tenth more or less.</summary>
    Steady,
}

/// <summary>The progress of all habits over a range of days.</summary>
/// <param name="Met">The number of periods met.</param>
/// <param name="Due">The number of periods met or missed.</param>
/// <param name="Trends">The trend of each habit that has a total in the range or in the earlier one.</param>
public sealed record Overview(int Met, int Due, IReadOnlyList<(string Habit, Trend Trend)> Trends)
{
    private const int SteadyPercent = 10;

    /// <summary>Combines the summaries of habits, which are of the same range.</summary>
    public static Overview Of(IReadOnlyList<(string Habit, Summary Summary)> habits) => new(
        habits.Sum(habit => habit.Summary.Now.Met),
        habits.Sum(habit => habit.Summary.Now.Met + habit.Summary.Now.Missed),
        [.. from habit in habits where TrendOf(habit.Summary) is not null select (habit.Habit, TrendOf(habit.Summary)!.Value)]);

    private static Trend? TrendOf(Summary summary) => summary.Change switch
    {
        null => summary.Now.Total > 0 ? Trend.Up : null,
        >= SteadyPercent => Trend.Up,
        <= -SteadyPercent => Trend.Down,
        _ => Trend.Steady,
    };
}
