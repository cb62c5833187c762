namespace HabitTrack.Domain;

/// <summary>
/// Part of a life in which streaks go on: goals per day, week and month follow each other within one; every goal of every n days is one of its own.
/// </summary>
/// <param name="Found">Its streaks, in order.</param>
/// <param name="Current">The streak that has not ended on the day of evaluation.</param>
/// <param name="Open">The period running on that day; null when none is due.</param>
/// <param name="AtRisk">Whether the current streak ends unless something is done today.</param>
internal sealed record Chapter(IReadOnlyList<Streak> Found, Streak Current, OpenPeriod? Open, bool AtRisk);

/// <summary>Walks a life in order and finds its streaks.</summary>
internal static class StreakWalk
{
    public static IEnumerable<Chapter> Of(HabitView view)
    {
        var periodic = new List<GoalSpan>();
        foreach (var span in view.Goals.Where(span => span.From <= view.AsOf))
        {
            if (span.Goal.Per != Per.EveryDays)
            {
                periodic.Add(span);
                continue;
            }

            if (periodic.Count > 0)
                yield return WalkPeriods(view, periodic);
            periodic.Clear();
            yield return WalkHits(view, span);
        }

        if (periodic.Count > 0)
            yield return WalkPeriods(view, periodic);
    }

    private static Chapter WalkPeriods(HabitView view, IEnumerable<GoalSpan> spans)
    {
        var found = new List<Streak>();
        var (current, misses) = (Streak.None, 0);
        Period? last = null;
        foreach (var period in spans.SelectMany(span => Periods.Of(view, span)))
        {
            last = period;
            if (period.Status == PeriodStatus.Met)
            {
                (current, misses) = (current.Extended(period.From, period.To), 0);
            }
            else if (period.Status == PeriodStatus.Missed && ++misses > view.Forgive)
            {
                End(current, found);
                current = Streak.None;
            }
        }

        End(current, found);
        var running = last is { } some && some.To >= view.AsOf ? some : null;
        var atRisk = running is { Status: PeriodStatus.Open, Goal.Direction: Direction.AtLeast }
            && current.Length > 0
            && misses >= view.Forgive
            && IsLastChance(view, running);
        return new Chapter(found, current, running is null ? null : Open(running), atRisk);
    }

    private static Chapter WalkHits(HabitView view, GoalSpan span)
    {
        var found = new List<Streak>();
        var (current, unhit) = (Streak.None, 0);
        var (goal, patience) = (span.Goal, Patience(view, span.Goal));
        var end = span.To is { } to && to < view.AsOf ? to : view.AsOf;
        var (afterLastHit, unhitToday) = (span.From, 0);
        for (var day = span.From; day <= end; day = day.AddDays(1))
        {
            if (view.Total(day, day, goal) >= goal.Amount)
            {
                if (unhit > patience)
                {
                    End(current, found);
                    current = Streak.None;
                }

                (current, unhit, unhitToday, afterLastHit) = (current.Extended(day, day), 0, 0, day.AddDays(1));
            }
            else if (view.IsAvailable(day))
            {
                unhit++;
                unhitToday = day == view.AsOf ? 1 : 0;
            }
        }

        End(current, found);
        var strictlyBetween = unhit - unhitToday;
        var going = strictlyBetween <= patience ? current : Streak.None;
        var open = OpenHit(view, span, afterLastHit, patience);
        return new Chapter(found, going, open, going.Length > 0 && unhitToday == 1 && strictlyBetween == patience);
    }

    /// <summary>How many available days may pass between two hits of a streak.</summary>
    private static int Patience(HabitView view, Goal goal) => goal.Days!.Value - 1 + (view.Forgive * goal.Days.Value);

    /// <summary>What is asked until the last day on which a hit would still continue; null when no such day is left of the life or of the goal.</summary>
    private static OpenPeriod? OpenHit(HabitView view, GoalSpan span, DateOnly from, int patience)
    {
        if (view.HasEndedBefore(view.AsOf))
            return null;

        var (to, left) = ((DateOnly?)null, patience);
        for (var day = from; left >= 0 && !(span.To < day) && !view.HasEndedBefore(day); day = day.AddDays(1))
        {
            to = view.IsAlive(day) ? day : to;
            left -= view.IsAvailable(day) ? 1 : 0;
        }

        if (to is not { } last)
            return null;

        var (total, amount) = (view.Total(view.AsOf, view.AsOf, span.Goal), span.Goal.Amount);
        var status = total >= amount ? PeriodStatus.Met : last < view.AsOf ? PeriodStatus.Missed : PeriodStatus.Open;
        return new OpenPeriod(from, last, total, amount, Math.Max(0, amount - total), status);
    }

    private static bool IsLastChance(HabitView view, Period period)
    {
        if (!view.IsAvailable(view.AsOf))
            return false;

        for (var day = view.AsOf.AddDays(1); day <= period.To; day = day.AddDays(1))
        {
            if (view.IsAvailable(day))
                return false;
        }

        return true;
    }

    private static OpenPeriod Open(Period period) =>
        new(period.From, period.To, period.Total, period.Required, period.Remaining, period.Status);

    private static void End(Streak streak, List<Streak> found)
    {
        if (streak.Length > 0)
            found.Add(streak);
    }
}
