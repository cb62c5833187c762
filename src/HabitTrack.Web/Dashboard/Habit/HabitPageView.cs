namespace HabitTrack.Web;

/// <summary>The page of a habit, ready to be shown.</summary>
/// <param name="Card">What its card on the front page says.</param>
/// <param name="Goal">What it asks, in words.</param>
/// <param name="Facts">Figures of the year.</param>
/// <param name="Years">Links to the years there are.</param>
/// <param name="Calendar">The year's days.</param>
/// <param name="Why">Why a day went as it did; null when it was not asked.</param>
/// <param name="FirstDay">The first day that may be asked about.</param>
/// <param name="LastDay">The last.</param>
/// <param name="Strength">How strong it was over the last year; null on the first day.</param>
/// <param name="Streaks">The longest streaks; null when there is none.</param>
/// <param name="Weeks">Totals by week.</param>
/// <param name="Months">Totals by month.</param>
/// <param name="Records">What was reached at most.</param>
/// <param name="Goals">What was asked, the latest first.</param>
public sealed record HabitPageView(
    CardView Card,
    string Goal,
    IReadOnlyList<FactView> Facts,
    IReadOnlyList<StepLink> Years,
    HeatmapView Calendar,
    WhyView? Why,
    DateOnly FirstDay,
    DateOnly LastDay,
    LineView? Strength,
    SpansView? Streaks,
    BarsView Weeks,
    BarsView Months,
    IReadOnlyList<FactView> Records,
    IReadOnlyList<FactView> Goals)
{
    private const int WeeksShown = 26, MonthsShown = 24;

    internal static HabitPageView Of(
        string id, Habit habit, PersonView person, int year, WhyView? why, DateOnly? whyDay, bool isLive, Func<Guid> newId)
    {
        var (view, units) = (person.View(habit), person.Person.Settings.Units);
        var (card, streaks) = (HabitCard.Of(id, habit, person), Domain.Streaks.Of(view));
        var name = card.Name;
        return new HabitPageView(
            CardView.Of(card, units, isLive, null, newId),
            Words.Goal(view.Goal, units),
            FactsOf(view, year, person),
            YearsOf(id, view, year),
            YearChart.Of(id, name, view, year, whyDay, units),
            why,
            view.Start,
            view.AsOf,
            HabitCharts.Strength(name, view),
            HabitCharts.Streaks(name, streaks),
            HabitCharts.Totals("weeks", $"{name} by week", Buckets(view, Weekly(view), person), view.Goal, Asked(view.Goal, Per.Week), units),
            HabitCharts.Totals("months", $"{name} by month", Buckets(view, Monthly(view), person), view.Goal, Asked(view.Goal, Per.Month), units),
            Domain.Records.Of([(id, view)]).Select(record => RecordWords.Of(record, name, units)).ToList(),
            GoalsOf(view, units));
    }

    private static IReadOnlyList<Bucket> Buckets(HabitView view, SummaryRange range, PersonView person) =>
        Summary.Of(view, range, person.Person.Exercises).Series;

    /// <summary>Whole weeks up to the one that runs.</summary>
    private static SummaryRange Weekly(HabitView view)
    {
        var week = view.Calendar.WeekOf(view.AsOf);
        return SummaryRange.Of(week.AddDays(-7 * (WeeksShown - 1)), week.AddDays(6));
    }

    private static SummaryRange Monthly(HabitView view)
    {
        var month = new DateOnly(view.AsOf.Year, view.AsOf.Month, 1);
        return SummaryRange.Of(month.AddMonths(1 - MonthsShown), month.AddMonths(1).AddDays(-1));
    }

    /// <summary>What a goal comes to in a week or month; null where that is not said.</summary>
    private static decimal? Asked(Goal goal, Per per) => (goal.Per, per) switch
    {
        (Per.Week, Per.Week) or (Per.Month, Per.Month) => goal.Amount,
        (Per.Day, Per.Week) => goal.Amount * (goal.On?.Distinct().Count() ?? 7),
        _ => null,
    };

    private static IReadOnlyList<FactView> FactsOf(HabitView view, int year, PersonView person)
    {
        var range = SummaryRange.Of(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (now, units) = (Amounts.Of(view, Periods.Of(view).ToList(), range.Days), person.Person.Settings.Units);
        return
        [
            new($"In {year}", now.Total == 0 ? "nothing" : Words.Roughly(now.Total, view.Goal.Unit, units), Words.Counted(now.Entries, "entries")),
            new("Days with an entry", Words.Number(now.ActiveDays), now.MeanPerActiveDay is { } mean ? $"{Words.Amount(Math.Round(mean), view.Goal.Unit, units)} each" : null),
            new("Goal met", now.MetRate is { } rate ? Words.Percent(rate) : "–", $"{now.Met} met, {now.Missed} missed"),
            new("Best day", now.BestDay is { } best ? Words.Amount(best.Total, view.Goal.Unit, units) : "–", now.BestDay is { } day ? Words.ShortDay(day.Day) : null),
        ];
    }

    private static IReadOnlyList<StepLink> YearsOf(string id, HabitView view, int shown) => Enumerable
        .Range(Math.Min(view.Start.Year, shown), Math.Max(view.AsOf.Year, shown) - Math.Min(view.Start.Year, shown) + 1)
        .Select(year => new StepLink($"/habits/{id}?year={year}", year.ToString(), year == shown))
        .ToList();

    private static IReadOnlyList<FactView> GoalsOf(HabitView view, UnitSystem units) => view.Goals
        .Reverse()
        .Select(span => new FactView(
            Words.Capital(Words.Goal(span.Goal, units)), span.To is { } to ? $"{Words.Date(span.From)} – {Words.Date(to)}" : $"since {Words.Date(span.From)}", null))
        .ToList();
}

/// <summary>A figure: what it is, what it says, and what else there is to it.</summary>
public sealed record FactView(string Name, string Value, string? More);

/// <summary>A link to another range of the same page.</summary>
public sealed record StepLink(string Href, string Text, bool IsHere);
