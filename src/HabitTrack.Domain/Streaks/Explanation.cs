using System.Globalization;

namespace HabitTrack.Domain.Streaks;

/// <summary>A period, with a text that explains its status and its effect on the streak.</summary>
public sealed record ExplainedPeriod(Period Period, string Because);

/// <summary>Explains a habit's streaks, period by period.</summary>
public static class Explanation
{
    /// <summary>Returns the periods that overlap a range, in order; none if the range is empty.</summary>
    public static IEnumerable<ExplainedPeriod> Of(HabitView view, DayRange range)
    {
        var before = StreakCheckpoint.Before(view);
        foreach (var (after, decided) in StreakWalk.OfLife(view))
        {
            if (range.Length > 0 && decided is { } period && period.From <= range.To && period.To >= range.From)
                yield return new ExplainedPeriod(period, string.Join(' ', Sentences(view, period, before, after)));
            before = after;
        }
    }

    private static IEnumerable<string> Sentences(HabitView view, Period period, StreakCheckpoint before, StreakCheckpoint after)
    {
        yield return Found(view, period);
        foreach (var off in view.Calendar.DaysOff.Where(off => off.From <= period.To && off.To >= period.WindowFrom && off.From <= view.AsOf))
            yield return Describe(off with { To = off.To < view.AsOf ? off.To : view.AsOf });
        if (Effect(view, period, before, after) is { Length: > 0 } effect)
            yield return effect;
    }

    private static string Describe(DayOff off)
    {
        var days = off.From == off.To ? $"on {off.From:yyyy-MM-dd}" : $"from {off.From:yyyy-MM-dd} to {off.To:yyyy-MM-dd}";
        return $"Off {days}{(off.Reason is null ? "" : $": {off.Reason}")}.";
    }

    private static string Found(HabitView view, Period period) => (period.Goal, period.Status) switch
    {
        ({ Per: Per.EveryDays }, _) => FoundOfHits(view, period),
        ({ Per: Per.Rolling }, PeriodStatus.Excused) => "The day itself was skipped or paused, so nothing was required.",
        (_, PeriodStatus.Excused) => "Every day was skipped or paused, so nothing was required.",
        ({ Direction: Direction.AtLeast }, _) when period.Available == 0 => $"{Amount(period.Total, period)} although nothing was required: met.",
        ({ Direction: Direction.AtLeast }, PeriodStatus.Open) =>
            $"{OfAsked(period)} so far; {Amount(period.Remaining, period)} to go by {period.To:yyyy-MM-dd}.",
        ({ Direction: Direction.AtLeast }, var status) => $"{OfAsked(period)}: {Word(status)}.",
        (_, PeriodStatus.Open) =>
            $"{Logged(period)} so far, within the limit of {Number(period.Required)}; it runs until {period.To:yyyy-MM-dd}.",
        (_, PeriodStatus.Met) => $"{Logged(period)}, within the limit of {Number(period.Required)}: met.",
        _ => $"{Logged(period)}, over the limit of {Number(period.Required)}: missed.",
    };

    private static string FoundOfHits(HabitView view, Period period)
    {
        var (hit, were) = (Amount(period.Required, period), period.Required == 1 ? "was" : "were");
        var every = period.Goal.Days == 1 ? "every day" : $"every {period.Goal.Days} days";
        var between = view.AvailableDays(period.From, period.To.AddDays(-1));
        return period.Status switch
        {
            PeriodStatus.Open => $"{hit} in one day {(period.Required == 1 ? "is" : "are")} required by {period.To:yyyy-MM-dd}.",
            PeriodStatus.Excused => $"The goal changed or the habit was archived before {hit} {were} due.",
            PeriodStatus.Met when between >= period.Goal.Days =>
                $"{hit} {were} reached on {period.To:yyyy-MM-dd}, after {Counted(between, "available days")} without a hit; "
                    + $"{every} with {view.Forgive} forgiven allows {Hits.AllowedGapDays(view, period.Goal)}: met.",
            PeriodStatus.Met => $"{hit} {were} reached on {period.To:yyyy-MM-dd}, in time for {every}: met.",
            _ when view.Total(period.To, period.To, period.Goal) >= period.Required =>
                $"{hit} {were} reached only on {period.To:yyyy-MM-dd}, after {Counted(between, "available days")} without a hit; "
                    + $"{every} allows {Hits.AllowedGapDays(view, period.Goal)}: missed.",
            _ => $"{hit} {were} not reached on any day up to {period.To:yyyy-MM-dd}: missed.",
        };
    }

    private static string Effect(HabitView view, Period period, StreakCheckpoint before, StreakCheckpoint after)
    {
        var (then, now) = (before.Current.Length, after.Current.Length);
        return period.Status switch
        {
            PeriodStatus.Met => $"That makes {now} in a row.",
            PeriodStatus.Missed when after.Ended.Count > before.Ended.Count => $"The streak of {then} ended{(now > 0 ? ", and a new one began" : "")}.",
            PeriodStatus.Missed when then > 0 => $"Forgiven, {after.ConsecutiveMisses} of {view.Forgive} in a row: the streak of {then} continues.",
            PeriodStatus.Missed => now > 0 ? "A streak began." : "There was no streak to end.",
            PeriodStatus.Excused when period.Goal.Per == Per.EveryDays => "",
            _ => now > 0 ? $"The streak of {now} continues." : "",
        };
    }

    private static string OfAsked(Period period) =>
        $"{Number(period.Total)} of {Amount(period.Required, period)}{Since(period)}"
        + (period.Required == period.Goal.Amount ? "" : $", for {Counted(period.Available, "days")} of a goal of {Number(period.Goal.Amount)}");

    private static string Logged(Period period) => Amount(period.Total, period) + Since(period);

    /// <summary>The first day of the window of a rolling goal.</summary>
    private static string Since(Period period) => period.Goal.Per == Per.Rolling ? $" since {period.WindowFrom:yyyy-MM-dd}" : "";

    private static string Amount(decimal amount, Period period) => Counted(amount, period.Goal.Unit);

    private static string Counted(decimal amount, string unit) => $"{Number(amount)} {Units.After(amount, unit)}";

    private static string Number(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Word(PeriodStatus status) => status == PeriodStatus.Met ? "met" : "missed";
}
