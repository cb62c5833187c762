namespace HabitTrack.Web;

/// <summary>How a day went. Each value has its own shape, a symbol of <see cref="Legend"/>.</summary>
public enum DayMark
{
    /// <summary>Before the start, after the end, not due, or to come.</summary>
    None,

    /// <summary>The goal was met.</summary>
    Met,

    /// <summary>Something was logged toward a goal that is open or was missed.</summary>
    Partial,

    /// <summary>The goal was missed.</summary>
    Missed,

    /// <summary>Nothing was required: the day was skipped, paused or off.</summary>
    Excused,

    /// <summary>The goal is open, and nothing was logged toward it.</summary>
    Open,
}

/// <summary>The marks of days in dots, heatmaps, grids and calendars, and their words: the status determines the shape, the amount only the tint.</summary>
internal static class DayMarks
{
    /// <summary>The mark of a day.</summary>
    public static DayMark Of(CalendarDay day, HabitView view)
    {
        if (day.Day > view.AsOf || !view.IsAlive(day.Day))
            return DayMark.None;

        var isPart = day.Level > 0 && view.GoalOn(day.Day).Direction == Direction.AtLeast;
        return day.Status switch
        {
            _ when IsExcused(day, view) => DayMark.Excused,
            PeriodStatus.Met => DayMark.Met,
            PeriodStatus.Missed => isPart ? DayMark.Partial : DayMark.Missed,
            PeriodStatus.Open => isPart ? DayMark.Partial : DayMark.Open,
            _ => day.Level > 0 ? DayMark.Met : DayMark.None,
        };
    }

    /// <summary>A day in words, such as 3 min 20 s, met.</summary>
    public static string Describe(CalendarDay day, HabitView view, UnitSystem units)
    {
        var status = !view.IsAlive(day.Day) ? null
            : IsExcused(day, view) ? view.IsOff(day.Day) ? T("day off") : view.IsSkipped(day.Day) ? T("skipped") : T("paused")
            : day.Status is { } some and not PeriodStatus.Open ? StatusName(some)
            : null;
        return AmountOf(day.Day, view, units, T("nothing")) + (status is null ? "" : $", {status}");
    }

    /// <summary>The status of a day or period as a word, such as met.</summary>
    public static string StatusName(PeriodStatus status) => status switch
    {
        PeriodStatus.Met => T("met"),
        PeriodStatus.Missed => T("missed"),
        PeriodStatus.Excused => T("excused"),
        _ => T("open"),
    };

    /// <summary>Whether nothing was required on the day itself, whatever the status of its week, month or stretch of days, and its goal was not met.</summary>
    private static bool IsExcused(CalendarDay day, HabitView view) =>
        day.Status == PeriodStatus.Excused || (day.Level == 0 && !view.IsAvailable(day.Day));

    /// <summary>The amount of a day in the unit of the goal that was in effect, to which its status and its level refer.</summary>
    /// <param name="day">The day.</param>
    /// <param name="view">The habit.</param>
    /// <param name="units">The person's unit system.</param>
    /// <param name="none">The text for no amount.</param>
    public static string AmountOf(DateOnly day, HabitView view, UnitSystem units, string none) =>
        view.GoalOn(day) is var goal && view.Total(day, day, goal) is > 0 and var total ? Words.Amount(total, goal.Unit, units) : none;
}
