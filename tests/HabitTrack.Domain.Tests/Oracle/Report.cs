namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Formats the results of the oracle and of Domain as equal texts, so that a failed assertion shows the difference.</summary>
internal static partial class Report
{
    public static string OfOracle(NaiveHabit habit)
    {
        if (habit.T < habit.Start)
            return "nothing yet";

        var streaks = NaiveStreaks.Of(habit);
        return Lines(
            NaivePeriods.Of(habit).Select(it => Line(it.Goal, it.From, it.To, it.WindowFrom, it.Available, it.Required, it.Total, it.Status)),
            streaks.All,
            streaks.Current,
            streaks.All is [var first, ..] ? first : Streak.None,
            streaks.Unit,
            streaks.Open is { } open ? Line(open) : "none",
            streaks.AtRisk,
            NaiveStrength.Of(habit),
            Ranges(habit.T, habit.WeekOf(habit.T)).Select(range => NaiveSummary.Of(habit, range.From, range.To, range.Before)),
            NaiveTraining.Records(habit, streaks));
    }

    public static string OfDomain(EvaluatedHabit evaluated)
    {
        var streaks = evaluated.Streaks;
        return !evaluated.View.HasBegun && evaluated.Periods.Count == 0 && streaks is { All: [], Current.Length: 0, Open: null, AtRisk: false, Strength: 0 }
            ? "nothing yet"
            : Lines(
                evaluated.Periods.Select(it => Line(it.Goal, it.From, it.To, it.WindowFrom, it.Available, it.Required, it.Total, it.Status)),
                streaks.All,
                streaks.Current,
                streaks.Longest,
                streaks.Unit,
                streaks.Open is { } open ? Line(open) : "none",
                streaks.AtRisk,
                streaks.Strength,
                Ranges(evaluated.Day, evaluated.Calendar.WeekOf(evaluated.Day)).Select(range => Of(evaluated.Summary(range.Range))),
                Records.Of([("it", evaluated.View)]).Select(record => Record(record.Mark.ToString(), record.Value, record.Day)));
    }

    public static string Of(DayLog days) =>
        string.Join('\n', days.All().Select(day => $"{day.Day:yyyy-MM-dd} {day.Totals.Entries} entries {Of(day.Totals)}"));

    private static string Of(DayTotals totals) => string.Join(
        ", ",
        totals.Sums.OrderBy(sum => sum.Key.ToString()).Select(sum => $"{sum.Key} {sum.Value:0.###}")
            .Concat(totals.Marks.OrderBy(mark => mark.Key.ToString()).Select(mark => $"{mark.Key} {Counted(mark.Value)}")));

    private static string Counted(IReadOnlyDictionary<decimal, int> values) =>
        string.Join(' ', values.OrderBy(value => value.Key).Select(value => $"{value.Key:0.###} x {value.Value}"));

    private static string Lines(
        IEnumerable<string> periods, IEnumerable<Streak> all, Streak current, Streak longest, string unit, string open, bool atRisk, double strength,
        IEnumerable<string> summaries, IEnumerable<string> records) =>
        $"""
        {string.Join('\n', periods)}
        streaks {string.Join(", ", all.Select(Line))}
        current {Line(current)}, longest {Line(longest)} {unit}
        open {open}
        at risk {atRisk}, strength {strength:0.0000000}
        {string.Join('\n', summaries)}
        records {string.Join(", ", records.Order(StringComparer.Ordinal))}
        """;

    private static string Line(
        Goal goal, DateOnly from, DateOnly to, DateOnly windowFrom, int available, decimal required, decimal total, PeriodStatus status) =>
        $"{goal.Per} {from:MM-dd} to {to:MM-dd}, counted from {windowFrom:MM-dd}, available {available} "
        + $"required {required:0.####} total {total:0.####} {status}";

    private static string Line(OpenPeriod open) =>
        $"{open.From:MM-dd} to {open.To:MM-dd} {open.Total:0.####} of {open.Required:0.####}, {open.Remaining:0.####} left, {open.Status}";

    private static string Line(Streak streak) => $"{streak.Length} from {streak.From:MM-dd} through {streak.Through:MM-dd}";
}
