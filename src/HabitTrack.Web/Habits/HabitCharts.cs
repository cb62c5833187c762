namespace HabitTrack.Web;

/// <summary>How a habit went, in figures and charts: its strength and totals.</summary>
internal static class HabitCharts
{
    private const int DaysOfStrength = 365, LeastShown = 2, LabelsShown = 4, WeeksShown = 26, MonthsShown = 24;

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
        var (now, unit) = (Amounts.Of(view, Periods.Of(view, range.Days).ToList(), range.Days), view.Goal.Unit);
        return
        [
            ($"In {year}", now.Total == 0 ? "nothing" : Words.Roughly(now.Total, unit, units), Words.Counted(now.Entries, "entries")),
            ("Days with an entry", Words.Number(now.ActiveDays), now.MeanPerActiveDay is { } mean ? $"{Words.Amount(Math.Round(mean), unit, units)} each" : null),
            ("Goal met", now.MetRate is { } rate ? Words.Percent(rate) : "–", $"{now.Met} met, {now.Missed} missed"),
            ("Best day", now.BestDay is { } best ? Words.Amount(best.Total, unit, units) : "–", now.BestDay is { } day ? Words.ShortDay(day.Day) : null),
        ];
    }

    /// <summary>Totals by whole weeks, from the start up to the one that runs.</summary>
    public static BarsView ByWeek(string name, HabitView view, Profile person)
    {
        var (week, first) = (view.Calendar.WeekOf(view.AsOf), view.Calendar.WeekOf(view.Start));
        return Totals("weeks", $"{name} by week", view, FirstShown(first, week.AddDays(-7 * (WeeksShown - 1)), week), week.AddDays(6), from => from.AddDays(6), AskedAWeek, person);
    }

    /// <summary>Totals by month, from the start up to the one that runs.</summary>
    public static BarsView ByMonth(string name, HabitView view, Profile person)
    {
        var (month, first) = (new DateOnly(view.AsOf.Year, view.AsOf.Month, 1), new DateOnly(view.Start.Year, view.Start.Month, 1));
        Func<Goal, decimal?> asked = goal => goal.Per == Per.Month ? goal.Amount : null;
        return Totals("months", $"{name} by month", view, FirstShown(first, month.AddMonths(1 - MonthsShown), month), LastOf(month), LastOf, asked, person);
    }

    private static DateOnly LastOf(DateOnly month) => month.AddMonths(1).AddDays(-1);

    /// <summary>The first day of a chart: that of the habit, as far as it is shown. A habit that has not begun has one bar.</summary>
    private static DateOnly FirstShown(DateOnly first, DateOnly earliest, DateOnly last) => first < earliest ? earliest : first < last ? first : last;

    /// <summary>Totals of some days, weeks or months.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="buckets">The days, weeks or months.</param>
    /// <param name="goal">The goal that they count for.</param>
    /// <param name="asked">What was asked of each; null where nothing was.</param>
    /// <param name="asOf">The last day that has been.</param>
    /// <param name="units">What the person reads.</param>
    public static BarsView Totals(
        string id, string title, IReadOnlyList<Bucket> buckets, Goal goal, Func<Bucket, decimal?> asked, DateOnly asOf, UnitSystem units)
    {
        var been = buckets.Where(bucket => bucket.From <= asOf).ToList();
        var goals = buckets.Select(asked).ToList();
        var greatest = buckets.Max(bucket => bucket.Total);
        var highest = Math.Max(greatest, goals.Max() ?? 0);
        var scale = Scale.Of([highest == 0 ? goal.Amount : highest], goal.Unit, units);
        var byDay = buckets[0].From == buckets[0].To;
        var every = buckets.Count <= 7 ? 1 : 1 + (buckets.Count / LabelsShown);
        string Label(Bucket bucket) => bucket.From.ToString(
            buckets.Count <= 7 && byDay ? "ddd" : byDay || bucket.To.DayNumber - bucket.From.DayNumber < 7 ? "d MMM" : "MMM", CultureInfo.InvariantCulture);
        string Said(Bucket bucket) => bucket.Total == 0 ? "nothing" : Words.Amount(bucket.Total, goal.Unit, units);
        return new BarsView(
            new ChartView(
                id,
                title,
                $"The most was {(greatest == 0 ? "nothing" : Words.Amount(greatest, goal.Unit, units))}{(been.Count == 0 ? "" : $"; the last is {Said(been[^1])}")}.",
                byDay ? ["Day", "Total"] : ["From", "To", "Total"],
                been.Select(bucket => byDay
                    ? new[] { Words.Date(bucket.From), Said(bucket) }
                    : [Words.Date(bucket.From), Words.Date(bucket.To), Said(bucket)]).ToList()),
            buckets.Select((bucket, at) => new Bar(
                scale.At(bucket.Total),
                $"{(byDay ? Words.ShortDay(bucket.From) : $"{Words.ShortDay(bucket.From)} to {Words.ShortDay(bucket.To)}")}: {Said(bucket)}",
                (buckets.Count - 1 - at) % every == 0 ? Label(bucket) : null,
                at == been.Count - 1 ? "best" : "")).ToList(),
            scale.Ticks,
            Lines(goals, scale));
    }

    private static BarsView Totals(
        string id, string title, HabitView view, DateOnly first, DateOnly last, Func<DateOnly, DateOnly> lastDayFrom, Func<Goal, decimal?> asked, Profile person) =>
        Totals(
            id,
            title,
            Summary.Buckets(view, new DayRange(first, last), lastDayFrom).ToList(),
            view.Goal,
            bucket => view.GoalOn(bucket.To < view.AsOf ? bucket.To : view.AsOf) is var held && held.Unit == view.Goal.Unit ? asked(held) : null,
            view.AsOf,
            person.Settings.Units);

    private static decimal? AskedAWeek(Goal goal) => goal.Per switch
    {
        Per.Week => goal.Amount,
        Per.Rolling when goal.Days == 7 => goal.Amount,
        Per.Day => goal.Amount * (goal.On?.Distinct().Count() ?? 7),
        _ => null,
    };

    /// <summary>A line for each stretch of bars that the same was asked of.</summary>
    private static List<GoalLine> Lines(List<decimal?> goals, Scale scale)
    {
        var lines = new List<GoalLine>();
        for (var bar = 0; bar < goals.Count; bar++)
        {
            if (goals[bar] is not { } amount)
                continue;
            if (bar > 0 && goals[bar - 1] == amount)
                lines[^1] = lines[^1] with { Through = bar };
            else
                lines.Add(new GoalLine(bar, bar, scale.At(amount)));
        }

        return lines;
    }

    private static string Percent(double strength) => Words.Percent((decimal)strength);
}
