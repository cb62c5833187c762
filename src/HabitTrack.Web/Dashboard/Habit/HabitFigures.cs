using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>What a habit comes to in some days.</summary>
internal static class HabitFigures
{
    private const int WeeksShown = 26, MonthsShown = 24;

    /// <summary>Figures of a year.</summary>
    public static IReadOnlyList<FactView> InYear(HabitView view, int year, UnitSystem units)
    {
        var range = SummaryRange.Of(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (now, unit) = (Amounts.Of(view, Periods.Of(view).ToList(), range.Days), view.Goal.Unit);
        return
        [
            new($"In {year}", now.Total == 0 ? "nothing" : Words.Roughly(now.Total, unit, units), Words.Counted(now.Entries, "entries")),
            new("Days with an entry", Words.Number(now.ActiveDays), now.MeanPerActiveDay is { } mean ? $"{Words.Amount(Math.Round(mean), unit, units)} each" : null),
            new("Goal met", now.MetRate is { } rate ? Words.Percent(rate) : "–", $"{now.Met} met, {now.Missed} missed"),
            new("Best day", now.BestDay is { } best ? Words.Amount(best.Total, unit, units) : "–", now.BestDay is { } day ? Words.ShortDay(day.Day) : null),
        ];
    }

    /// <summary>Totals by whole weeks, up to the one that runs.</summary>
    public static BarsView ByWeek(string name, HabitView view, Profile person)
    {
        var week = view.Calendar.WeekOf(view.AsOf);
        decimal? asked = view.Goal.Per switch
        {
            Per.Week => view.Goal.Amount,
            Per.Day => view.Goal.Amount * (view.Goal.On?.Distinct().Count() ?? 7),
            _ => null,
        };
        return Totals("weeks", $"{name} by week", view, SummaryRange.Of(week.AddDays(-7 * (WeeksShown - 1)), week.AddDays(6)), asked, person);
    }

    /// <summary>Totals by month.</summary>
    public static BarsView ByMonth(string name, HabitView view, Profile person)
    {
        var month = new DateOnly(view.AsOf.Year, view.AsOf.Month, 1);
        var range = SummaryRange.Of(month.AddMonths(1 - MonthsShown), month.AddMonths(1).AddDays(-1));
        return Totals("months", $"{name} by month", view, range, view.Goal.Per == Per.Month ? view.Goal.Amount : null, person);
    }

    private static BarsView Totals(string id, string title, HabitView view, SummaryRange range, decimal? asked, Profile person) =>
        HabitCharts.Totals(id, title, Summary.Of(view, range, person.Exercises).Series, view.Goal, asked, person.Settings.Units);
}
