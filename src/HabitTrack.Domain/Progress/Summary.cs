namespace HabitTrack.Domain;

/// <summary>Amounts of one range of days.</summary>
/// <param name="Total">Sum in the goal's unit.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="ActiveDays">Days with an entry.</param>
/// <param name="MeanPerActiveDay">Total ÷ active days, to three decimals; null without any.</param>
/// <param name="BestDay">The day with the greatest total, of equal ones the earliest; null without an entry.</param>
/// <param name="Met">Periods met that end in the range; likewise the next three.</param>
/// <param name="Missed">Periods missed.</param>
/// <param name="Excused">Periods excused.</param>
/// <param name="Open">Periods still running.</param>
/// <param name="MetRate">met ÷ (met + missed), 0 to 1 to four decimals; null when neither is there.</param>
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
    /// <summary>The amounts of a range, as far as the view sees it.</summary>
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

/// <summary>Part of a range, for a chart.</summary>
public sealed record Bucket(DateOnly From, DateOnly To, decimal Total);

/// <summary>A habit's progress over a range of days.</summary>
/// <param name="Range">The days, and those before they are compared with.</param>
/// <param name="Unit">The unit of the totals.</param>
/// <param name="Now">The amounts of the range.</param>
/// <param name="Before">The amounts of the range before.</param>
/// <param name="Change">How much the total changed, in % to one decimal; null when it was 0 before.</param>
/// <param name="Streaks">Streaks and strength at the end of the range, or on the day of evaluation when that is earlier.</param>
/// <param name="Facts">What else there is to tell of its kind; null for custom habits.</param>
/// <param name="Series">Totals by day (up to 31 days), week (up to 26 weeks) or month.</param>
public sealed record Summary(
    SummaryRange Range,
    string Unit,
    Amounts Now,
    Amounts Before,
    decimal? Change,
    Streaks Streaks,
    ActivityFacts? Facts,
    IReadOnlyList<Bucket> Series)
{
    private const int DaysByDay = 31, DaysByWeek = 26 * 7;

    /// <summary>Sums up a habit.</summary>
    /// <param name="view">The habit, seen from the day of evaluation.</param>
    /// <param name="range">The days.</param>
    /// <param name="own">The person's own exercises.</param>
    public static Summary Of(HabitView view, SummaryRange range, IReadOnlyList<Exercise> own)
    {
        var periods = Periods.Of(view).ToList();
        var now = Amounts.Of(view, periods, range.Days);
        var before = Amounts.Of(view, periods, range.Before);
        var atTheEnd = range.Days.To < view.AsOf ? view.SeenFrom(range.Days.To) : view;
        return new Summary(
            range,
            view.Goal.Unit,
            now,
            before,
            Ratio.Of((now.Total - before.Total) * 100, before.Total, 1),
            Streaks.Of(atTheEnd),
            HabitKinds.RulesOf(atTheEnd.Kind)?.FactsOf(atTheEnd, range.Days, own),
            Buckets(view, range.Days, from => range.Days.Length switch
            {
                <= DaysByDay => from,
                <= DaysByWeek => view.Calendar.WeekOf(from).AddDays(6),
                _ => new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1),
            }).ToList());
    }

    /// <summary>The totals of consecutive parts of a range, in the unit of the goal.</summary>
    /// <param name="view">The habit.</param>
    /// <param name="range">The days.</param>
    /// <param name="lastDayFrom">The last day of the part that begins on a day; the end of the range cuts it short.</param>
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
