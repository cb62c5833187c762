namespace HabitTrack.Web;

/// <summary>CSS classes and words of days in dots and heatmaps: the status determines the shape, the amount only the tint.</summary>
internal static class DayMarks
{
    public const string Met = "met", Partial = "partial", Missed = "missed", Excused = "excused", Open = "open", None = "none";

    /// <summary>The CSS classes of a day.</summary>
    public static string Of(CalendarDay day, HabitView view)
    {
        var mark = day.Day > view.AsOf || !view.IsAlive(day.Day) ? None
            : IsExcused(day, view) ? Excused
            : day.Status == PeriodStatus.Missed ? Missed + (day.Level > 0 ? " " + Partial : "")
            : day.Status switch
            {
                PeriodStatus.Met => Met,
                PeriodStatus.Open => day.Level > 0 ? Partial : Open,
                _ => day.Level > 0 ? Met : None,
            };
        return $"{mark} level-{day.Level}";
    }

    /// <summary>A day in words, such as 3 min 20 s, met.</summary>
    public static string Describe(CalendarDay day, HabitView view, UnitSystem units)
    {
        var status = view.IsAlive(day.Day) && IsExcused(day, view) ? "skipped or paused"
            : day.Status is { } some and not PeriodStatus.Open ? Words.Lower(some)
            : null;
        return AmountOf(day.Day, view, units, "nothing") + (status is null ? "" : $", {status}");
    }

    /// <summary>Whether nothing was required on the day itself, whatever the status of its week, month or stretch of days, and nothing was logged.</summary>
    private static bool IsExcused(CalendarDay day, HabitView view) => day.Level == 0 && !view.IsAvailable(day.Day);

    /// <summary>The amount of a day in the unit of the goal that was in effect, to which its status and its level refer.</summary>
    /// <param name="day">The day.</param>
    /// <param name="view">The habit.</param>
    /// <param name="units">The person's unit system.</param>
    /// <param name="none">The text for no amount.</param>
    public static string AmountOf(DateOnly day, HabitView view, UnitSystem units, string none) =>
        view.GoalOn(day) is var goal && view.Total(day, day, goal) is > 0 and var total ? Words.Amount(total, goal.Unit, units) : none;
}
