namespace HabitTrack.Web;

/// <summary>CSS classes of days in dots and heatmaps: the status determines the shape, the amount only the tint.</summary>
internal static class DayMarks
{
    public const string Met = "met", Partial = "partial", Missed = "missed", Excused = "excused", Open = "open", None = "none";

    /// <summary>The CSS classes of a day.</summary>
    public static string Of(CalendarDay day, HabitView view)
    {
        var mark = day.Day > view.AsOf || !view.IsAlive(day.Day) ? None
            : day.Level == 0 && !view.IsAvailable(day.Day) ? Excused
            : day.Status == PeriodStatus.Missed ? Missed + (day.Level > 0 ? " " + Partial : "")
            : day.Status switch
            {
                PeriodStatus.Met => Met,
                PeriodStatus.Open => day.Level > 0 ? Partial : Open,
                _ => day.Level > 0 ? Met : None,
            };
        return $"{mark} level-{day.Level}";
    }
}
