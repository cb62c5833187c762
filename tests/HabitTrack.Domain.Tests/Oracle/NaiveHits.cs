namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Stretches between hits, found day by day.</summary>
internal static class NaiveHits
{
    private const int Ahead = 60;

    public static IEnumerable<NaivePeriod> Of(NaiveHabit habit)
    {
        var (before, from) = ((Goal?)null, habit.Start);
        foreach (var day in Calendar.Days(habit.Start, habit.T))
        {
            var goal = habit.GoalOn(day);
            if (!goal.Equals(before))
            {
                if (Unfinished(habit, before, from, day.AddDays(-1)) is { } cut)
                    yield return cut;
                (before, from) = (goal, day);
            }

            if (goal.Per != Per.EveryDays || habit.Total(day, day, goal.Unit) < goal.Amount)
                continue;

            var inTime = habit.AvailableBetween(from, day.AddDays(-1)) <= Bridged(habit, goal);
            yield return Stretch(habit, goal, from, day, inTime ? PeriodStatus.Met : PeriodStatus.Missed);
            from = day.AddDays(1);
        }

        if (Unfinished(habit, before, from, habit.T.AddDays(Ahead)) is { } running)
            yield return running;
    }

    public static int Bridged(NaiveHabit habit, Goal goal) => goal.Days!.Value - 1 + (habit.Forgive * goal.Days.Value);

    /// <summary>The stretch that waits for a hit: up to the last day on which one would still be in time, within the life and the goal.</summary>
    private static NaivePeriod? Unfinished(NaiveHabit habit, Goal? goal, DateOnly from, DateOnly end)
    {
        if (goal is not { Per: Per.EveryDays })
            return null;

        var inTime = Calendar.Days(from, end)
            .Where(day => habit.IsAlive(day) && habit.GoalOn(day).Equals(goal))
            .Where(day => habit.AvailableBetween(from, day.AddDays(-1)) <= Bridged(habit, goal))
            .ToList();
        if (inTime.Count == 0)
            return null;

        var isUp = habit.AvailableBetween(from, inTime[^1]) > Bridged(habit, goal);
        return Stretch(habit, goal, from, inTime[^1], inTime[^1] >= habit.T ? PeriodStatus.Open : isUp ? PeriodStatus.Missed : PeriodStatus.Excused);
    }

    private static NaivePeriod Stretch(NaiveHabit habit, Goal goal, DateOnly from, DateOnly to, PeriodStatus status) =>
        new(goal, from, to, habit.AvailableBetween(from, to), goal.Amount, habit.Total(from, to, goal.Unit), status);
}
