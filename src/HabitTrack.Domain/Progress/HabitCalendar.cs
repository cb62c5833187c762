namespace HabitTrack.Domain;

/// <summary>A day of a habit's calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Total">What was logged on it, in the unit of the goal that holds on the day of evaluation, so that days compare.</param>
/// <param name="Level">
/// How full it is by the goal that held on it: 0 nothing, 1 under half the required amount, 2 half or more, 3 met, 4 one and a half times or more.
/// </param>
/// <param name="Status">How the period it lies in went; null where it lies in none, and for days to come.</param>
public sealed record CalendarDay(DateOnly Day, decimal Total, int Level, PeriodStatus? Status)
{
    /// <summary>A day by itself, without the period it lies in.</summary>
    public static CalendarDay Of(HabitView view, DateOnly day)
    {
        var goal = view.GoalOn(day);
        return new CalendarDay(day, view.Total(day, day, view.Goal), LevelOf(goal, view.Total(day, day, goal)), null);
    }

    /// <summary>The level of a day by its total in the goal's unit; of a goal per week or month each day has its even share.</summary>
    public static int LevelOf(Goal goal, decimal total)
    {
        var share = goal.Per switch
        {
            Per.Week => goal.Amount / 7,
            Per.Month => goal.Amount / 30,
            _ => goal.Amount,
        };
        return total switch
        {
            0 => 0,
            _ when total >= share * 1.5m => 4,
            _ when total >= share => 3,
            _ when total >= share / 2 => 2,
            _ => 1,
        };
    }
}

/// <summary>Some days of a habit, one by one.</summary>
public static class HabitCalendar
{
    /// <summary>Every day of a year, in order.</summary>
    public static IReadOnlyList<CalendarDay> Of(HabitView view, int year) => Of(view, new DayRange(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));

    /// <summary>Every day of a range, in order.</summary>
    public static IReadOnlyList<CalendarDay> Of(HabitView view, DayRange range)
    {
        var days = range.EachDay().Select(day => CalendarDay.Of(view, day)).ToArray();
        foreach (var period in Periods.Of(view))
        {
            var first = range.From.DayNumber;
            var (from, to) = (period.From.DayNumber - first, Math.Min(period.To.DayNumber, view.AsOf.DayNumber) - first);
            for (var at = Math.Max(0, from); at <= to && at < days.Length; at++)
                days[at] = days[at] with { Status = view.IsAlive(days[at].Day) ? period.Status : null };
        }

        return days;
    }
}
