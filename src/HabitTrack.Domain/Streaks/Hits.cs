namespace HabitTrack.Domain.Streaks;

/// <summary>
/// The hits of an everyDays goal. A hit is a day whose total reaches the amount. Each interval from the day after one hit to the next hit is a period; the
/// last period ends on the last day on which a hit would continue the streak.
/// </summary>
internal static class Hits
{
    /// <summary>Returns the maximum number of available days strictly between two consecutive hits of a streak.</summary>
    public static int AllowedGapDays(HabitView view, Goal goal) => goal.Days!.Value - 1 + (view.Forgive * goal.Days.Value);

    /// <summary>Returns the days of a goal from a day on. Each has the number of available days without a hit since the last hit.</summary>
    public static IEnumerable<(DateOnly Day, bool IsHit, int ConsecutiveMisses)> From(HabitView view, GoalSpan span, DateOnly start, int misses)
    {
        for (var day = start; day <= view.AsOf && !(span.To < day); day = day.AddDays(1))
        {
            var isHit = view.Total(day, day, span.Goal) >= span.Goal.Amount;
            misses += !isHit && view.IsAvailable(day) ? 1 : 0;
            yield return (day, isHit, misses);
            misses = isHit ? 0 : misses;
        }
    }

    /// <summary>Returns the period that a hit completes.</summary>
    public static Period Completed(HabitView view, Goal goal, DateOnly from, DateOnly hit, bool isInTime) =>
        Evaluate(view, goal, from, hit, isInTime ? PeriodStatus.Met : PeriodStatus.Missed);

    /// <summary>
    /// Returns the last period, which no hit has completed; null if it has not begun. It is excused if the goal or the life ended before its deadline.
    /// </summary>
    public static Period? Uncompleted(HabitView view, GoalSpan span, DateOnly from) =>
        from <= view.AsOf && Deadline(view, span, from) is (var to, var isFinal)
            ? Evaluate(view, span.Goal, from, to, to >= view.AsOf ? PeriodStatus.Open : isFinal ? PeriodStatus.Missed : PeriodStatus.Excused)
            : null;

    /// <summary>
    /// Returns the last day on which a hit would continue the streak; null if there is none. It is not final if only the end of the goal or of the life
    /// limits it.
    /// </summary>
    public static (DateOnly Day, bool IsFinal)? Deadline(HabitView view, GoalSpan span, DateOnly from)
    {
        var (last, left) = ((DateOnly?)null, AllowedGapDays(view, span.Goal));
        for (var day = from; left >= 0 && !(span.To < day) && !view.HasEndedBefore(day); day = day.AddDays(1))
        {
            last = view.IsAlive(day) ? day : last;
            left -= view.IsAvailable(day) ? 1 : 0;
        }

        return last is { } found ? (found, left < 0) : null;
    }

    private static Period Evaluate(HabitView view, Goal goal, DateOnly from, DateOnly to, PeriodStatus status) =>
        new(goal, from, to, view.AvailableDays(from, to), goal.Amount, view.Total(from, to, goal), status);
}
