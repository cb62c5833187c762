namespace HabitTrack.Domain.Streaks;

/// <summary>A day on which a goal is due, in the past or the future.</summary>
/// <param name="Day">The day.</param>
/// <param name="Period">The last day of its period, which does not change with skips and days off.</param>
/// <param name="Goal">The goal.</param>
/// <param name="Required">The required amount.</param>
/// <param name="IsMet">Whether the goal is met.</param>
public sealed record DueDay(DateOnly Day, DateOnly Period, Goal Goal, decimal Required, bool IsMet);

/// <summary>The days on which a habit is due: of each period, the last available day. Limits are never due.</summary>
public static class DueDays
{
    /// <summary>Returns the due days from a day on, in order. Days that are skipped, off or paused are not due.</summary>
    /// <param name="today">The habit on the current day.</param>
    /// <param name="ahead">The habit on the last day to return.</param>
    /// <param name="from">The first day to return.</param>
    public static IEnumerable<DueDay> Of(HabitView today, HabitView ahead, DateOnly from) => OfPeriods(today, ahead, from)
        .Concat(OfHits(today, ahead))
        .Where(due => due.Day >= from && due.Day <= ahead.AsOf)
        .OrderBy(due => due.Day);

    private static IEnumerable<DueDay> OfPeriods(HabitView today, HabitView ahead, DateOnly from)
    {
        foreach (var period in Periods.Of(ahead, new DayRange(from, ahead.AsOf)).Where(period => period.Goal.Direction == Direction.AtLeast))
        {
            var (isMet, per) = (period.Status == PeriodStatus.Met, period.Goal.Per);
            // A goal in any n days has a due day only today: what comes depends on what is logged until then. Hits are on the day on which they were reached.
            if (per switch { Per.EveryDays => isMet, Per.Rolling => period.To <= today.AsOf, _ => true } && period.Status != PeriodStatus.Excused)
                yield return new DueDay(LastAvailable(ahead, period), period.To, period.Goal, period.Required, isMet);
        }
    }

    /// <summary>Returns the days on which hits are due, if each is reached on its day: every n available days. An overdue hit is due on the current day.</summary>
    private static IEnumerable<DueDay> OfHits(HabitView today, HabitView ahead)
    {
        if (today is not { HasBegun: true, Goal: { Per: Per.EveryDays, Direction: Direction.AtLeast } goal } || StreakSummary.Of(today).Open is not { } open)
            yield break;

        for (var day = Next(open.From); day <= ahead.AsOf && ahead.IsAlive(day) && ahead.GoalOn(day) == goal; day = Next(day.AddDays(1)))
        {
            day = day < today.AsOf ? today.AsOf : day;
            yield return new DueDay(day, day, goal, goal.Amount, false);
        }

        DateOnly Next(DateOnly start)
        {
            for (var left = goal.Days!.Value; start <= ahead.AsOf; start = start.AddDays(1))
            {
                left -= ahead.IsAvailable(start) ? 1 : 0;
                if (left == 0)
                    break;
            }

            return start;
        }
    }

    private static DateOnly LastAvailable(HabitView view, Period period)
    {
        for (var day = period.To; day >= period.From; day = day.AddDays(-1))
        {
            if (view.IsAvailable(day))
                return day;
        }

        return period.To;
    }
}
