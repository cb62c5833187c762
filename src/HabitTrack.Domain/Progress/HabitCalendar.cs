namespace HabitTrack.Domain.Progress;

/// <summary>A day of a habit's calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Total">The total in the unit of the goal in effect on the day of evaluation, so that days can be compared.</param>
/// <param name="Level">
/// The total relative to the goal in effect on the day: 0 nothing, 1 under half the required amount, 2 half or more, 3 met, 4 one and a half times or more.
/// </param>
/// <param name="Status">The status of the period that contains the day; null if there is none, and for future days.</param>
public sealed record CalendarDay(DateOnly Day, decimal Total, int Level, PeriodStatus? Status)
{
    /// <summary>Returns a day without the status of its period.</summary>
    public static CalendarDay Of(HabitView view, DateOnly day)
    {
        var goal = view.GoalOn(day);
        return new CalendarDay(day, view.Total(day, day, view.Goal), LevelOf(goal, view.Total(day, day, goal)), null);
    }

    /// <summary>The level of a day by its total in the goal's unit; of a goal per week or month, or in any n days, each day has its even share.</summary>
    public static int LevelOf(Goal goal, decimal total)
    {
        var share = goal.Per switch
        {
            Per.Week => goal.Amount / 7,
            Per.Month => goal.Amount / 30,
            Per.Rolling => goal.Amount / goal.Days!.Value,
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

/// <summary>Creates calendars of habits.</summary>
public static class HabitCalendar
{
    /// <summary>Returns every day of a year, in order.</summary>
    public static IReadOnlyList<CalendarDay> Of(HabitView view, int year) => Of(view, new DayRange(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));

    /// <summary>Returns every day of a range, in order.</summary>
    public static IReadOnlyList<CalendarDay> Of(HabitView view, DayRange range)
    {
        var days = range.EachDay().Select(day => CalendarDay.Of(view, day)).ToArray();
        foreach (var period in Periods.Of(view, range))
        {
            var first = range.From.DayNumber;
            var (from, to) = (period.From.DayNumber - first, Math.Min(period.To.DayNumber, view.AsOf.DayNumber) - first);
            for (var at = Math.Max(0, from); at <= to && at < days.Length; at++)
                days[at] = days[at] with { Status = view.IsAlive(days[at].Day) ? period.Status : null };
        }

        return days;
    }
}
