namespace HabitTrack.Web;

/// <summary>Draws a year of a habit as a heatmap.</summary>
internal static class YearChart
{
    public static HeatmapView Of(string habit, string name, HabitView view, int year, DateOnly? seen, UnitSystem units)
    {
        var days = HabitCalendar.Of(view, year);
        var start = view.Calendar.WeekOf(days[0].Day);
        int Column(DateOnly day) => (day.DayNumber - start.DayNumber) / 7;
        var weekdays = Enumerable.Range(0, 7).Select(day => Words.Weekday(start.AddDays(day).DayOfWeek)).ToList();
        return new HeatmapView(
            new ChartView("year", $"{name} in {year}", Said(days, view, units), Table(days, weekdays, start, view, units)),
            Column(days[^1].Day) + 1,
            weekdays,
            Enumerable.Range(1, 12)
                .Select(month => new DateOnly(year, month, 1))
                .Select(first => new HeatmapMonth(Column(first.AddDays(6)), Words.Month(first)))
                .ToList(),
            days.Select(day => new HeatmapCell(
                Column(day.Day),
                (day.Day.DayNumber - start.DayNumber) % 7,
                day.Level,
                StyleOf(day, view, seen),
                TextOf(day, view, units),
                view.IsAlive(day.Day) && day.Day <= view.AsOf ? $"/habits/{habit}?year={year}&why={day.Day:yyyy-MM-dd}#why" : null)).ToList());
    }

    private static string StyleOf(CalendarDay day, HabitView view, DateOnly? seen) =>
        day.Day == seen ? "seen"
        : day.Day > view.AsOf ? "ahead"
        : day.Level > 0 ? ""
        : !view.IsAlive(day.Day) ? "outside"
        : !view.IsAvailable(day.Day) ? "excused"
        : day.Status == PeriodStatus.Missed && view.GoalOn(day.Day).Per == Per.Day ? "missed"
        : "";

    private static string TextOf(CalendarDay day, HabitView view, UnitSystem units)
    {
        var amount = day.Total == 0 ? "nothing" : Words.Amount(day.Total, view.GoalOn(day.Day).Unit, units);
        return day.Day > view.AsOf ? Words.ShortDay(day.Day)
            : $"{Words.ShortDay(day.Day)}: {amount}{(day.Status is { } status and not PeriodStatus.Open ? ", " + Words.Lower<PeriodStatus>(status) : "")}";
    }

    private static string Said(IReadOnlyList<CalendarDay> days, HabitView view, UnitSystem units)
    {
        var active = days.Where(day => day.Total > 0).ToList();
        return active.Count == 0
            ? "Nothing was logged."
            : $"{Words.Counted(active.Count, "days")} with an entry, the most on {Words.ShortDay(active.MaxBy(day => day.Total)!.Day)}: "
                + $"{Words.Amount(active.Max(day => day.Total), view.Goal.Unit, units)}.";
    }

    /// <summary>A row a week.</summary>
    private static TableView Table(
        IReadOnlyList<CalendarDay> days, IReadOnlyList<string> weekdays, DateOnly start, HabitView view, UnitSystem units)
    {
        var rows = days
            .Where(day => day.Day <= view.AsOf)
            .GroupBy(day => (day.Day.DayNumber - start.DayNumber) / 7)
            .Select(week =>
            {
                var row = Enumerable.Repeat("", 8).ToArray();
                row[0] = start.AddDays(7 * week.Key).ToString("d MMM", CultureInfo.InvariantCulture);
                foreach (var day in week)
                    row[1 + ((day.Day.DayNumber - start.DayNumber) % 7)] = day.Total == 0 ? "–" : Words.Amount(day.Total, view.GoalOn(day.Day).Unit, units);
                return row;
            });
        return new TableView(["Week of", .. weekdays], [.. rows]);
    }
}
