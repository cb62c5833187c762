namespace HabitTrack.Web;

/// <summary>How a habit went, in figures and charts: its strength and totals.</summary>
internal static class HabitCharts
{
    private const int DaysOfStrength = 365, LeastShown = 2, LabelsShown = 6, WeeksShown = 26, MonthsShown = 24;

    /// <summary>The strength of the last year; null before there are two days of it.</summary>
    public static LineView? Strength(string name, HabitView view)
    {
        var days = Domain.Strength.Since(view, view.AsOf.AddDays(1 - DaysOfStrength)).ToList();
        if (days.Count < LeastShown)
            return null;

        double At(int day) => day / (double)(days.Count - 1);
        var (last, greatest) = (days[^1], days.MaxBy(day => day.Strength));
        var months = days.Index().Where(day => day.Item.Day.Day == 1).ToList();
        var every = 1 + (months.Count / LabelsShown);
        return new LineView(
            new ChartView(
                "strength",
                $"Strength of {name}",
                $"{Percent(last.Strength)} now; the most was {Percent(greatest.Strength)} on {Words.ShortDay(greatest.Day)}.",
                ["Day", "Strength"],
                days.Where((_, at) => (days.Count - 1 - at) % 7 == 0).Select(day => new[] { Words.Date(day.Day), Percent(day.Strength) }).ToList()),
            days.Select((day, at) => new LinePoint(At(at), day.Strength)).ToList(),
            Scale.Percent.Ticks,
            months.Where((_, at) => at % every == 0).Select(month => new Tick(At(month.Index), Words.Month(month.Item.Day))).ToList(),
            Percent(last.Strength));
    }

    /// <summary>Figures of a year.</summary>
    public static IReadOnlyList<(string Name, string Value, string? More)> InYear(HabitView view, int year, UnitSystem units)
    {
        var range = SummaryRange.Of(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (now, unit) = (Amounts.Of(view, Periods.Of(view).ToList(), range.Days), view.Goal.Unit);
        return
        [
            ($"In {year}", now.Total == 0 ? "nothing" : Words.Roughly(now.Total, unit, units), Words.Counted(now.Entries, "entries")),
            ("Days with an entry", Words.Number(now.ActiveDays), now.MeanPerActiveDay is { } mean ? $"{Words.Amount(Math.Round(mean), unit, units)} each" : null),
            ("Goal met", now.MetRate is { } rate ? Words.Percent(rate) : "–", $"{now.Met} met, {now.Missed} missed"),
            ("Best day", now.BestDay is { } best ? Words.Amount(best.Total, unit, units) : "–", now.BestDay is { } day ? Words.ShortDay(day.Day) : null),
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

    /// <summary>Totals of some weeks or months.</summary>
    public static BarsView Totals(string id, string title, IReadOnlyList<Bucket> buckets, Goal goal, decimal? asked, UnitSystem units)
    {
        var scale = Scale.Of([.. buckets.Select(bucket => bucket.Total), asked ?? 0], goal.Unit, units);
        var byDay = buckets[0].From == buckets[0].To;
        var every = buckets.Count <= 7 ? 1 : 1 + (buckets.Count / LabelsShown);
        var greatest = buckets.Max(bucket => bucket.Total);
        string Label(Bucket bucket) => bucket.From.ToString(
            buckets.Count <= 7 && byDay ? "ddd" : byDay || bucket.To.DayNumber - bucket.From.DayNumber < 7 ? "d MMM" : "MMM", CultureInfo.InvariantCulture);
        string Said(Bucket bucket) => bucket.Total == 0 ? "nothing" : Words.Amount(bucket.Total, goal.Unit, units);
        return new BarsView(
            new ChartView(
                id,
                title,
                $"The most was {(greatest == 0 ? "nothing" : Words.Amount(greatest, goal.Unit, units))}; the last is {Said(buckets[^1])}.",
                byDay ? ["Day", "Total"] : ["From", "To", "Total"],
                buckets.Select(bucket => byDay
                    ? new[] { Words.Date(bucket.From), Said(bucket) }
                    : [Words.Date(bucket.From), Words.Date(bucket.To), Said(bucket)]).ToList()),
            buckets.Select((bucket, at) => new Bar(
                scale.At(bucket.Total),
                $"{(byDay ? Words.ShortDay(bucket.From) : $"{Words.ShortDay(bucket.From)} to {Words.ShortDay(bucket.To)}")}: {Said(bucket)}",
                (buckets.Count - 1 - at) % every == 0 ? Label(bucket) : null,
                at == buckets.Count - 1 ? "best" : "")).ToList(),
            scale.Ticks,
            asked is { } amount ? new Tick(scale.At(amount), "goal") : null);
    }

    private static BarsView Totals(string id, string title, HabitView view, SummaryRange range, decimal? asked, Profile person) =>
        Totals(id, title, Summary.Of(view, range, person.Exercises).Series, view.Goal, asked, person.Settings.Units);

    private static string Percent(double strength) => Words.Percent((decimal)strength);
}
