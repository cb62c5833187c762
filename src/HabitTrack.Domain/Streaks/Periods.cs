namespace HabitTrack.Domain.Streaks;

/// <summary>
/// The periods of a habit: days, weeks, months, the dates of a rolling goal (<see cref="RollingPeriods"/>), and the stretches between the <see cref="Hits"/>
/// of goals of every n days.
/// </summary>
public static class Periods
{
    /// <summary>Returns the periods of a habit that have begun by the day of evaluation, in order.</summary>
    public static IEnumerable<Period> Of(HabitView view) => StreakWalk.OfLife(view).Select(step => step.Period).OfType<Period>();

    /// <summary>Returns the periods with a day in a range, in order, at a cost that does not grow with the life before it.</summary>
    public static IEnumerable<Period> Of(HabitView view, DayRange range) => StreakWalk.Since(view, range.From)
        .Select(step => step.Period)
        .OfType<Period>()
        .SkipWhile(period => period.To < range.From)
        .TakeWhile(period => period.From <= range.To);

    /// <summary>Returns the periods of one goal that end on a day or later, each with its last day; the period is null for days that are in none.</summary>
    internal static IEnumerable<(Period? Period, DateOnly Through)> From(HabitView view, GoalSpan span, DateOnly start) =>
        span.Goal.Per == Per.Rolling ? RollingPeriods.From(view, span, start) : OfCalendar(view, span, start);

    private static IEnumerable<(Period? Period, DateOnly Through)> OfCalendar(HabitView view, GoalSpan span, DateOnly start)
    {
        for (var (from, to) = Whole(view.Calendar, span.Goal.Per, start);
             from <= view.AsOf && !(span.To < from) && !view.HasEndedBefore(from);
             (from, to) = Whole(view.Calendar, span.Goal.Per, to.AddDays(1)))
        {
            var isDue = span.Goal.Per != Per.Day || span.Goal.IsDue(from);
            var period = isDue && Clip(view, span, from, to) is { } clipped && clipped.From <= view.AsOf
                ? Evaluate(view, span.Goal, clipped.From, clipped.To, to.DayNumber - from.DayNumber + 1)
                : null;
            yield return (period, span.To < to ? span.To.Value : to);
        }
    }

    /// <summary>
    /// Returns the required amount of a period, prorated by its available days and rounded up: to a whole number if the goal's amount is whole, else to three
    /// decimals. A limit is not prorated.
    /// </summary>
    /// <param name="goal">The goal.</param>
    /// <param name="available">The number of available days.</param>
    /// <param name="whole">The number of days in the whole period.</param>
    public static decimal Required(Goal goal, int available, int whole)
    {
        if (goal.Direction == Direction.AtMost || available == whole)
            return goal.Amount;

        var unit = decimal.IsInteger(goal.Amount) ? 1m : 0.001m;
        return Math.Ceiling(goal.Amount * available / whole / unit) * unit;
    }

    private static Period Evaluate(HabitView view, Goal goal, DateOnly from, DateOnly to, int whole)
    {
        var available = view.AvailableDays(from, to);
        var total = view.Total(from, to, goal);
        var required = Required(goal, available, whole);
        return new Period(goal, from, to, available, required, total, Status(goal, available, required, total, over: to < view.AsOf));
    }

    /// <summary>Returns the status of a period.</summary>
    /// <param name="over">Whether its last day is before the day of evaluation.</param>
    internal static PeriodStatus Status(Goal goal, int available, decimal required, decimal total, bool over) => goal.Direction switch
    {
        Direction.AtMost when total > goal.Amount => PeriodStatus.Missed,
        Direction.AtLeast when total >= (available > 0 ? required : goal.Amount) => PeriodStatus.Met,
        _ when available == 0 => PeriodStatus.Excused,
        _ when !over => PeriodStatus.Open,
        Direction.AtMost => PeriodStatus.Met,
        _ => PeriodStatus.Missed,
    };

    private static (DateOnly From, DateOnly To) Whole(PersonalCalendar calendar, Per per, DateOnly day) => per switch
    {
        Per.Week => (calendar.WeekOf(day), calendar.WeekOf(day).AddDays(6)),
        Per.Month => (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1)),
        _ => (day, day),
    };

    /// <summary>Clips a period to the span of its goal and to the life. Returns null if no day is left.</summary>
    private static (DateOnly From, DateOnly To)? Clip(HabitView view, GoalSpan span, DateOnly from, DateOnly to)
    {
        if (from < span.From)
            from = span.From;
        if (span.To < to)
            to = span.To.Value;
        while (from <= to && !view.IsAlive(from))
            from = from.AddDays(1);
        while (from <= to && !view.IsAlive(to))
            to = to.AddDays(-1);
        return from <= to ? (from, to) : null;
    }
}
