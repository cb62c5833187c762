namespace HabitTrack.Domain;

/// <summary>What is asked right now.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Total">What was logged so far.</param>
/// <param name="Required">What is asked, or the limit.</param>
/// <param name="Remaining">What is left to reach, or to spend; never below 0.</param>
/// <param name="Status">How it stands.</param>
public sealed record OpenPeriod(DateOnly From, DateOnly To, decimal Total, decimal Required, decimal Remaining, PeriodStatus Status)
{
    internal static OpenPeriod Of(Period period) =>
        new(period.From, period.To, period.Total, period.Required, period.Remaining, period.Status);

    /// <summary>Of a goal of every n days: what is asked from a day, the one after the last hit, on; null when no day is left for it.</summary>
    internal static OpenPeriod? OfHits(HabitView view, GoalSpan span, DateOnly from)
    {
        if (view.HasEndedBefore(view.AsOf) || Hits.LastChance(view, span, from) is not (var last, _))
            return null;

        var (total, amount) = (view.Total(view.AsOf, view.AsOf, span.Goal), span.Goal.Amount);
        var status = total >= amount ? PeriodStatus.Met : last < view.AsOf ? PeriodStatus.Missed : PeriodStatus.Open;
        return new OpenPeriod(from, last, total, amount, Math.Max(0, amount - total), status);
    }
}
