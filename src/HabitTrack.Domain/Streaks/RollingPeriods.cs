namespace HabitTrack.Domain.Streaks;

/// <summary>
/// The periods of a rolling goal: every date is a period, evaluated over its window, the n days that end on it. A window does not reach back before the
/// life or before the day on which the goal took over; such a short window requires less.
/// </summary>
internal static class RollingPeriods
{
    /// <summary>The periods from a day on, each with its day; null for days outside the life.</summary>
    public static IEnumerable<(Period? Period, DateOnly Through)> From(HabitView view, GoalSpan span, DateOnly start)
    {
        // Updated as the window moves, because counting each window anew would be slow for a long history.
        var before = new DayRange(WindowFrom(span, start), start.AddDays(-1));
        var available = view.AvailableDays(before.From, before.To);
        for (var day = start; day <= view.AsOf && !(span.To < day) && !view.HasEndedBefore(day); day = day.AddDays(1))
        {
            var from = WindowFrom(span, day);
            var isAvailable = view.IsAvailable(day);
            available += isAvailable ? 1 : 0;
            yield return (view.IsAlive(day) ? Evaluate(view, span.Goal, from, day, available, isAvailable) : null, day);
            available -= WindowFrom(span, day.AddDays(1)) > from && view.IsAvailable(from) ? 1 : 0;
        }
    }

    private static DateOnly WindowFrom(GoalSpan span, DateOnly day) => StreakWalk.Later(span.From, day.AddDays(1 - span.Goal.Days!.Value));

    private static Period Evaluate(HabitView view, Goal goal, DateOnly from, DateOnly day, int available, bool isAvailable)
    {
        while (!view.IsAlive(from))
            from = from.AddDays(1);
        var total = view.Total(from, day, goal);
        var required = Periods.Required(goal, available, goal.Days!.Value);
        var status = isAvailable ? Periods.Status(goal, available, required, total, over: day < view.AsOf) : PeriodStatus.Excused;
        return new Period(goal, day, day, available, required, total, status) { WindowFrom = from };
    }
}
