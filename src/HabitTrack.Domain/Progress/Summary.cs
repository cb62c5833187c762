namespace HabitTrack.Domain.Progress;

/// <summary>The amounts of a range of days. A period belongs to the range in which it ends.</summary>
/// <param name="Total">The total in the unit of the goal.</param>
/// <param name="Entries">The number of entries.</param>
/// <param name="ActiveDays">The number of days with entries.</param>
/// <param name="MeanPerActiveDay">Total ÷ active days, to three decimals; null if there are no active days.</param>
/// <param name="BestDay">The earliest day with the greatest total; null if there are no entries.</param>
/// <param name="Met">The number of periods met.</param>
/// <param name="Missed">The number of periods missed.</param>
/// <param name="Excused">The number of periods excused.</param>
/// <param name="Open">The number of periods still open.</param>
/// <param name="MetRate">met ÷ (met + missed), 0 to 1, to four decimals; null if both are 0.</param>
public sealed record Amounts(
    decimal Total,
    int Entries,
    int ActiveDays,
    decimal? MeanPerActiveDay,
    BestDay? BestDay,
    int Met,
    int Missed,
    int Excused,
    int Open,
    decimal? MetRate)
{
    /// <summary>Computes the amounts of a range up to the day of evaluation.</summary>
    public static Amounts Of(HabitView view, IReadOnlyList<Period> periods, DayRange range)
    {
        var measure = view.MeasureOf(view.Goal);
        var days = view.Days.Between(range.From, range.To).Where(day => view.EntriesOf(day.Totals, view.Goal) > 0).ToList();
        var total = days.Sum(day => day.Totals.Sum(measure));
        var ended = periods.Where(period => range.Contains(period.To)).ToLookup(period => period.Status);
        var (met, missed) = (ended[PeriodStatus.Met].Count(), ended[PeriodStatus.Missed].Count());
        return new Amounts(
            total,
            days.Sum(day => view.EntriesOf(day.Totals, view.Goal)),
            days.Count,
            Ratio.Of(total, days.Count, 3),
            days.Select(day => new BestDay(day.Day, day.Totals.Sum(measure))).MaxBy(day => day.Total),
            met,
            missed,
            ended[PeriodStatus.Excused].Count(),
            ended[PeriodStatus.Open].Count(),
            Ratio.Of(met, met + missed, 4));
    }
}

/// <summary>A day and its total.</summary>
public sealed record BestDay(DateOnly Day, decimal Total);

/// <summary>The total of a part of a range, for a chart. Both days are inclusive.</summary>
public sealed record Bucket(DateOnly From, DateOnly To, decimal Total);

/// <summary>The progress of a habit over a range of days.</summary>
/// <param name="Range">The range, and the earlier range that it is compared with.</param>
/// <param name="Unit">The unit of the totals.</param>
/// <param name="Now">The amounts of the range.</param>
/// <param name="Before">The amounts of the earlier range.</param>
/// <param name="Change">The change of the total in percent, to one decimal; null if the earlier total is 0.</param>
/// <param name="Streaks">Streaks and strength at the end of the range, or on the day of evaluation if that is earlier.</param>
/// <param name="Facts">The statistics of its kind of activity; null for custom habits.</param>
/// <param name="Series">The totals by day (up to 31 days), week (up to 26 weeks) or month.</param>
public sealed record Summary(
    SummaryRange Range,
    string Unit,
    Amounts Now,
    Amounts Before,
    decimal? Change,
    StreakSummary Streaks,
    ActivityFacts? Facts,
    IReadOnlyList<Bucket> Series)
{
    private const int DaysByDay = 31, DaysByWeek = 26 * 7;

    /// <summary>Summarizes a habit.</summary>
    /// <param name="view">The habit.</param>
    /// <param name="range">The range.</param>
    /// <param name="own">The person's own exercises.</param>
    public static Summary Of(HabitView view, SummaryRange range, IReadOnlyList<Exercise> own)
    {
        var periods = Periods.Of(view, range.Days with { From = range.Before.From }).ToList();
        var now = Amounts.Of(view, periods, range.Days);
        var before = Amounts.Of(view, periods, range.Before);
        var atTheEnd = range.Days.To < view.AsOf ? view.SeenFrom(range.Days.To) : view;
        return new Summary(
            range,
            view.Goal.Unit,
            now,
            before,
            Ratio.Of((now.Total - before.Total) * 100, before.Total, 1),
            StreakSummary.Of(atTheEnd),
            HabitKinds.RulesOf(atTheEnd.Kind)?.FactsOf(atTheEnd, range.Days, own),
            Buckets(view, range.Days, from => range.Days.Length switch
            {
                <= DaysByDay => from,
                <= DaysByWeek => view.Calendar.WeekOf(from).AddDays(6),
                _ => new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1),
            }).ToList());
    }

    /// <summary>Returns the totals of consecutive parts of a range, in the unit of the goal.</summary>
    /// <param name="view">The habit.</param>
    /// <param name="range">The range.</param>
    /// <param name="lastDayFrom">Returns the last day of the part that starts on a day. The last part ends with the range.</param>
    public static IEnumerable<Bucket> Buckets(HabitView view, DayRange range, Func<DateOnly, DateOnly> lastDayFrom)
    {
        var measure = view.MeasureOf(view.Goal);
        for (var from = range.From; from <= range.To;)
        {
            var end = lastDayFrom(from);
            var to = end < range.To ? end : range.To;
            yield return new Bucket(from, to, view.Days.Sum(measure, from, to));
            from = to.AddDays(1);
        }
    }
}
