namespace HabitTrack.Domain.Streaks;

/// <summary>The period that is running on the day of evaluation.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Total">The total so far.</param>
/// <param name="Required">The required amount, or the limit.</param>
/// <param name="Remaining">The amount that is missing, or that is left of the limit; never below 0.</param>
/// <param name="Status">The status so far.</param>
public sealed record OpenPeriod(DateOnly From, DateOnly To, decimal Total, decimal Required, decimal Remaining, PeriodStatus Status)
{
    internal static OpenPeriod Of(Period period) =>
        new(period.From, period.To, period.Total, period.Required, period.Remaining, period.Status);

    /// <summary>Returns the running period of an everyDays goal, which starts on the day after the last hit; null if no hit can continue the streak.</summary>
    internal static OpenPeriod? OfHits(HabitView view, GoalSpan span, DateOnly from)
    {
        if (view.HasEndedBefore(view.AsOf) || Hits.Deadline(view, span, from) is not (var last, _))
            return null;

        var (total, amount) = (view.Total(view.AsOf, view.AsOf, span.Goal), span.Goal.Amount);
        var status = total >= amount ? PeriodStatus.Met : last < view.AsOf ? PeriodStatus.Missed : PeriodStatus.Open;
        return new OpenPeriod(from, last, total, amount, Math.Max(0, amount - total), status);
    }
}
