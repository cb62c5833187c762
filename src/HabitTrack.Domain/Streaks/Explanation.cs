namespace HabitTrack.Domain.Streaks;

/// <summary>A period, with the sentences that explain its status and its effect on the streak.</summary>
public sealed record ExplainedPeriod(Period Period, IReadOnlyList<Message> Because);

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
                yield return new ExplainedPeriod(period, [.. Sentences(view, period, before, after)]);
            before = after;
        }
    }

    private static IEnumerable<Message> Sentences(HabitView view, Period period, StreakCheckpoint before, StreakCheckpoint after)
    {
        yield return Found(view, period);
        foreach (var off in view.Calendar.DaysOff.Where(off => off.From <= period.To && off.To >= period.WindowFrom && off.From <= view.AsOf))
            yield return Describe(off with { To = off.To < view.AsOf ? off.To : view.AsOf });
        if (Effect(view, period, before, after) is { } effect)
            yield return effect;
    }

    private static Message Describe(DayOff off) => (off.From == off.To, off.Reason) switch
    {
        (true, null) => (Message)$"Off on {off.From:yyyy-MM-dd}.",
        (true, _) => $"Off on {off.From:yyyy-MM-dd}: {off.Reason}.",
        (false, null) => $"Off from {off.From:yyyy-MM-dd} to {off.To:yyyy-MM-dd}.",
        _ => $"Off from {off.From:yyyy-MM-dd} to {off.To:yyyy-MM-dd}: {off.Reason}.",
    };

    private static Message Found(HabitView view, Period period) => (period.Goal, period.Status) switch
    {
        ({ Per: Per.EveryDays }, _) => FoundOfHits(view, period),
        ({ Per: Per.Rolling }, PeriodStatus.Excused) => (Message)"The day itself was skipped or paused, so nothing was required.",
        ({ Direction: Direction.AtLeast }, PeriodStatus.Excused) when period.Total > 0 =>
            $"Every day was skipped or paused, so nothing was required; {Amount(period.Total, period)}, less than the goal of {Part(period.Goal.Amount, period)}, adds nothing to the streak.",
        (_, PeriodStatus.Excused) => "Every day was skipped or paused, so nothing was required.",
        ({ Direction: Direction.AtLeast }, _) when period.Available == 0 => $"{Amount(period.Total, period)} although nothing was required: met.",
        ({ Direction: Direction.AtLeast }, PeriodStatus.Open) =>
            $"{OfAsked(period)} so far; {Amount(period.Remaining, period)} to go by {period.To:yyyy-MM-dd}.",
        ({ Direction: Direction.AtLeast }, var status) => $"{OfAsked(period)}: {Word(status)}.",
        (_, PeriodStatus.Open) =>
            $"{Logged(period)} so far, within the limit of {Part(period.Required, period)}; it runs until {period.To:yyyy-MM-dd}.",
        (_, PeriodStatus.Met) => $"{Logged(period)}, within the limit of {Part(period.Required, period)}: met.",
        _ => $"{Logged(period)}, over the limit of {Part(period.Required, period)}: missed.",
    };

    private static Message FoundOfHits(HabitView view, Period period)
    {
        Message were = period.Required == 1 ? "was" : "were", are = period.Required == 1 ? "is" : "are";
        var (hit, every) = (Amount(period.Required, period), Every(period.Goal.Days!.Value));
        var between = view.AvailableDays(period.From, period.To.AddDays(-1));
        return period.Status switch
        {
            PeriodStatus.Open => (Message)$"{hit} in one day {are} required by {period.To:yyyy-MM-dd}.",
            PeriodStatus.Excused => $"The goal changed or the habit was archived before {hit} {were} due.",
            PeriodStatus.Met when between >= period.Goal.Days =>
                $"{hit} {were} reached on {period.To:yyyy-MM-dd}, after {Message.OfAmount(between, "available days")} without a hit; "
                    + $"{every} with {view.Forgive} forgiven allows {Hits.AllowedGapDays(view, period.Goal)}: met.",
            PeriodStatus.Met => $"{hit} {were} reached on {period.To:yyyy-MM-dd}, in time for {every}: met.",
            _ when view.Total(period.To, period.To, period.Goal) >= period.Required =>
                $"{hit} {were} reached only on {period.To:yyyy-MM-dd}, after {Message.OfAmount(between, "available days")} without a hit; "
                    + $"{every} allows {Hits.AllowedGapDays(view, period.Goal)}: missed.",
            _ => $"{hit} {were} not reached on any day up to {period.To:yyyy-MM-dd}: missed.",
        };
    }

    private static Message? Effect(HabitView view, Period period, StreakCheckpoint before, StreakCheckpoint after)
    {
        var (then, now) = (before.Current.Length, after.Current.Length);
        return period.Status switch
        {
            PeriodStatus.Met => (Message)$"That makes {now} in a row.",
            PeriodStatus.Missed when after.Ended.Count > before.Ended.Count && now > 0 => $"The streak of {then} ended, and a new one began.",
            PeriodStatus.Missed when after.Ended.Count > before.Ended.Count => $"The streak of {then} ended.",
            PeriodStatus.Missed when then > 0 => $"Forgiven, {after.ConsecutiveMisses} of {view.Forgive} in a row: the streak of {then} continues.",
            PeriodStatus.Missed when now > 0 => "A streak began.",
            PeriodStatus.Missed => "There was no streak to end.",
            PeriodStatus.Excused when period.Goal.Per == Per.EveryDays => null,
            _ when now > 0 => $"The streak of {now} continues.",
            _ => null,
        };
    }

    private static Message OfAsked(Period period)
    {
        var (total, required) = (Part(period.Total, period), Amount(period.Required, period));
        Message asked = period.Goal.Per switch
        {
            Per.Rolling => (Message)$"{total} of {required} since {period.WindowFrom:yyyy-MM-dd}",
            _ => $"{total} of {required}",
        };
        return period.Required == period.Goal.Amount
            ? asked
            : Message.Of("{0}, for {1} of a goal of {2}", asked, Message.OfAmount(period.Available, "days"), Part(period.Goal.Amount, period));
    }

    private static Message Logged(Period period) => period.Goal.Per switch
    {
        Per.Rolling => (Message)$"{Amount(period.Total, period)} since {period.WindowFrom:yyyy-MM-dd}",
        _ => Amount(period.Total, period),
    };

    private static Message Every(int days) => days switch
    {
        1 => (Message)"every day",
        _ => $"every {days} days",
    };

    private static Message Amount(decimal amount, Period period) => Message.OfAmount(amount, period.Goal.Unit);

    private static Message Part(decimal amount, Period period) => $"{new MessageValue.Part(amount, period.Goal.Unit)}";

    private static Message Word(PeriodStatus status) => status == PeriodStatus.Met ? "met" : "missed";
}
