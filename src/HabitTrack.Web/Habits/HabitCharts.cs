namespace HabitTrack.Web;

/// <summary>The charts and figures of a habit: strength and totals.</summary>
internal static class HabitCharts
{
    private const int DaysOfStrength = 365, MinDaysShown = 2, LabelsShown = 4, MonthsShown = 24;

    /// <summary>The strength over the last year; null with less than two days.</summary>
    public static LineView? Strength(string name, HabitView view)
    {
        var days = Domain.Streaks.Strength.Since(view, view.AsOf.AddDays(1 - DaysOfStrength)).ToList();
        if (days.Count < MinDaysShown)
            return null;

        double At(int day) => day / (double)(days.Count - 1);
        var (last, greatest) = (days[^1], days.MaxBy(day => day.Strength));
        var months = days.Index().Where(day => day.Item.Day.Day == 1).ToList();
        var every = 1 + (months.Count / LabelsShown);
        return new LineView(
            new ChartView(
                "strength",
                T("Strength of {0}", name),
                T("{0} now; the most was {1} on {2}.", Percent(last.Strength), Percent(greatest.Strength), Words.Date(greatest.Day)),
                [T("Day"), T("Strength")],
                days.Where((_, at) => (days.Count - 1 - at) % 7 == 0).Select(day => new[] { Words.Date(day.Day), Percent(day.Strength) }).ToList()),
            days.Select((day, at) => new LinePoint(At(at), day.Strength)).ToList(),
            Scale.Percent.Ticks,
            months.Where((_, at) => at % every == 0).Select(month => new Tick(At(month.Index), Words.Month(month.Item.Day))).ToList(),
            Percent(last.Strength));
    }

    /// <summary>The figures of a range of days, with its name.</summary>
    public static IReadOnlyList<(string Name, string Value, string? More)> InRange(HabitView view, DayRange range, string name, UnitSystem units)
    {
        var (now, unit) = (Amounts.Of(view, Periods.Of(view, range).ToList(), range), view.Goal.Unit);
        return
        [
            (name, now.Total == 0 ? T("nothing") : Words.Roughly(now.Total, unit, units), Words.Counted(now.Entries, "entries")),
            (T("Days with an entry"), Words.Number(now.ActiveDays), now.MeanPerActiveDay is { } mean ? T("{0} each", Words.Mean(mean, unit, units)) : null),
            (T("Goal met"), now.MetRate is { } rate ? Words.Percent(rate) : "–", T("{0} met, {1} missed", now.Met, now.Missed)),
            (T("Best day"), now.BestDay is { } best ? Words.Amount(best.Total, unit, units) : "–", now.BestDay is { } day ? Words.ShortDay(day.Day, view.AsOf) : null),
        ];
    }

    /// <summary>Totals by week, from the start to the current week.</summary>
    /// <param name="id">The id of the chart, unique on the page.</param>
    /// <param name="name">The name of the habit.</param>
    /// <param name="view">The habit.</param>
    /// <param name="units">The person's unit system.</param>
    /// <param name="weeks">The greatest number of weeks.</param>
    public static BarsView ByWeek(string id, string name, HabitView view, UnitSystem units, int weeks)
    {
        var (week, first) = (view.Calendar.WeekOf(view.AsOf), view.Calendar.WeekOf(view.Start));
        return Totals(id, T("{0} by week", Words.Isolated(name)), view, FirstShown(first, week.AddDays(-7 * (weeks - 1)), week), week.AddDays(6), from => from.AddDays(6), bucket => WeeklyTarget(view, bucket), units);
    }

    /// <summary>Totals by month, from the start to the current month.</summary>
    public static BarsView ByMonth(string name, HabitView view, UnitSystem units)
    {
        var (month, first) = (new DateOnly(view.AsOf.Year, view.AsOf.Month, 1), new DateOnly(view.Start.Year, view.Start.Month, 1));
        decimal? Target(Bucket bucket) => GoalAt(view, bucket.To) is { Per: Per.Month } goal && goal.Unit == view.Goal.Unit ? goal.Amount : null;
        return Totals("months", T("{0} by month", Words.Isolated(name)), view, FirstShown(first, month.AddMonths(1 - MonthsShown), month), LastOf(month), LastOf, Target, units);
    }

    private static DateOnly LastOf(DateOnly month) => month.AddMonths(1).AddDays(-1);

    /// <summary>The first day of a chart: the start of the habit, within the range that is shown. A habit that has not started has one bar.</summary>
    private static DateOnly FirstShown(DateOnly first, DateOnly earliest, DateOnly last) => first < earliest ? earliest : first < last ? first : last;

    /// <summary>Totals by day, week or month.</summary>
    /// <param name="id">The id of the chart, unique on the page.</param>
    /// <param name="title">The title of the chart.</param>
    /// <param name="buckets">The days, weeks or months.</param>
    /// <param name="goal">The goal whose unit the totals have.</param>
    /// <param name="target">Returns the target of a bucket; null for none.</param>
    /// <param name="asOf">The day of evaluation; later buckets are not in the table.</param>
    /// <param name="units">The person's unit system.</param>
    public static BarsView Totals(
        string id, string title, IReadOnlyList<Bucket> buckets, Goal goal, Func<Bucket, decimal?> target, DateOnly asOf, UnitSystem units)
    {
        var past = buckets.Where(bucket => bucket.From <= asOf).ToList();
        var goals = buckets.Select(target).ToList();
        var greatest = buckets.Max(bucket => bucket.Total);
        var highest = Math.Max(greatest, goals.Max() ?? 0);
        var scale = Scale.Of([highest == 0 ? goal.Amount : highest], goal.Unit, units);
        var byDay = buckets[0].From == buckets[0].To;
        var every = buckets.Count <= 7 ? 1 : 1 + (buckets.Count / LabelsShown);
        string Label(Bucket bucket) => buckets.Count <= 7 && byDay ? Words.Weekday(bucket.From.DayOfWeek)
            : byDay || bucket.To.DayNumber - bucket.From.DayNumber < 7 ? bucket.From.ToString(T("d MMM"), CultureInfo.CurrentUICulture)
            : Words.Month(bucket.From);
        string Format(Bucket bucket) => bucket.Total == 0 ? T("nothing") : Words.Amount(bucket.Total, goal.Unit, units);
        return new BarsView(
            new ChartView(
                id,
                title,
                greatest == 0 ? T("Nothing in these days.")
                    : past.Count == 1 ? T("{0} in all.", Format(past[0]))
                    : T("The most was {0}; the last is {1}.", Words.Amount(greatest, goal.Unit, units), Format(past[^1])),
                byDay ? [T("Day"), T("Total")] : [T("From"), T("To"), T("Total")],
                past.Select(bucket => byDay
                    ? new[] { Words.Date(bucket.From), Format(bucket) }
                    : [Words.Date(bucket.From), Words.Date(bucket.To), Format(bucket)]).ToList()),
            buckets.Select((bucket, at) => new Bar(
                scale.At(bucket.Total),
                $"{Words.ShortDays(bucket.From, bucket.To, asOf)}: {Format(bucket)}",
                (buckets.Count - 1 - at) % every == 0 ? Label(bucket) : null,
                at == past.Count - 1 ? "best" : "")).ToList(),
            scale.Ticks,
            Lines(goals, scale),
            scale.Unit);
    }

    private static BarsView Totals(
        string id, string title, HabitView view, DateOnly first, DateOnly last, Func<DateOnly, DateOnly> lastDayFrom, Func<Bucket, decimal?> target, UnitSystem units) =>
        Totals(
            id,
            title,
            Summary.Buckets(view, new DayRange(first, last), lastDayFrom).ToList(),
            view.Goal,
            target,
            view.AsOf,
            units);

    /// <summary>The target of a week: the sum of the daily goals that held on its days, or its share of the goals of seven days; null if it has other goals.</summary>
    private static decimal? WeeklyTarget(HabitView view, Bucket week) => new DayRange(week.From, week.To).EachDay()
        .GroupBy(day => GoalAt(view, day))
        .Select(days => days.Key switch
        {
            { Unit: var unit } when unit != view.Goal.Unit => null,
            { Per: Per.Day } daily => daily.Amount * days.Count(daily.IsDue),
            { Per: Per.Week } or { Per: Per.Rolling, Days: 7 } => days.Key.Amount * days.Count() / 7,
            _ => (decimal?)null,
        })
        .Aggregate((decimal?)0, (sum, target) => sum + target);

    /// <summary>The goal that held on a day; for days to come, the current one.</summary>
    private static Goal GoalAt(HabitView view, DateOnly day) => view.GoalOn(day < view.AsOf ? day : view.AsOf);

    /// <summary>One line for each range of bars with the same target.</summary>
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
