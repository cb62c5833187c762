namespace HabitTrack.Domain;

/// <summary>
/// Goals of every n days are kept by hits: days that reach the amount. Each stretch from the day after one hit to the next is a period; the last one
/// runs to the last day on which a hit would still continue the streak.
/// </summary>
internal static class Hits
{
    /// <summary>How many available days may pass between two hits of a streak.</summary>
    public static int AllowedGapDays(HabitView view, Goal goal) => goal.Days!.Value - 1 + (view.Forgive * goal.Days.Value);

    /// <summary>The days of a goal from one on, each with the available days without a hit since the last one.</summary>
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

    /// <summary>The stretch that a hit ended.</summary>
    public static Period Stretch(HabitView view, Goal goal, DateOnly from, DateOnly hit, bool isInTime) =>
        Evaluate(view, goal, from, hit, isInTime ? PeriodStatus.Met : PeriodStatus.Missed);

    /// <summary>The stretch that no hit has ended: excused when the goal or the life ended before its time was up; null when none has begun.</summary>
    public static Period? Running(HabitView view, GoalSpan span, DateOnly from) =>
        from <= view.AsOf && LastChance(view, span, from) is (var to, var isUp)
            ? Evaluate(view, span.Goal, from, to, to >= view.AsOf ? PeriodStatus.Open : isUp ? PeriodStatus.Missed : PeriodStatus.Excused)
            : null;

    /// <summary>The last day on which a hit would still continue, and whether the time is up with it; null when no day is left.</summary>
    public static (DateOnly Day, bool IsUp)? LastChance(HabitView view, GoalSpan span, DateOnly from)
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
