namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>The periods of everyDays goals, which are the intervals between hits, found day by day.</summary>
internal static class NaiveHits
{
    private const int DaysAhead = 60;

    public static IEnumerable<NaivePeriod> Of(NaiveHabit habit)
    {
        var (before, from) = ((Goal?)null, habit.Start);
        foreach (var day in Calendar.Days(habit.Start, habit.T))
        {
            var goal = habit.GoalOn(day);
            if (!goal.Equals(before))
            {
                if (Uncompleted(habit, before, from, day.AddDays(-1)) is { } cutShort)
                    yield return cutShort;
                (before, from) = (goal, day);
            }

            if (goal.Per != Per.EveryDays || habit.Total(day, day, goal.Unit) < goal.Amount)
                continue;

            var inTime = habit.AvailableBetween(from, day.AddDays(-1)) <= AllowedGapDays(habit, goal);
            yield return Evaluate(habit, goal, from, day, inTime ? PeriodStatus.Met : PeriodStatus.Missed);
            from = day.AddDays(1);
        }

        if (Uncompleted(habit, before, from, habit.T.AddDays(DaysAhead)) is { } running)
            yield return running;
    }

    public static int AllowedGapDays(NaiveHabit habit, Goal goal) => goal.Days!.Value - 1 + (habit.Forgive * goal.Days.Value);

    /// <summary>Returns the period without a hit. It ends on the last day on which a hit would be in time, within the life and the goal.</summary>
    private static NaivePeriod? Uncompleted(NaiveHabit habit, Goal? goal, DateOnly from, DateOnly end)
    {
        if (goal is not { Per: Per.EveryDays })
            return null;

        var inTime = Calendar.Days(from, end)
            .Where(day => habit.IsAlive(day) && habit.GoalOn(day).Equals(goal))
            .Where(day => habit.AvailableBetween(from, day.AddDays(-1)) <= AllowedGapDays(habit, goal))
            .ToList();
        if (inTime.Count == 0)
            return null;

        var isFinal = habit.AvailableBetween(from, inTime[^1]) > AllowedGapDays(habit, goal);
        return Evaluate(habit, goal, from, inTime[^1], inTime[^1] >= habit.T ? PeriodStatus.Open : isFinal ? PeriodStatus.Missed : PeriodStatus.Excused);
    }

    private static NaivePeriod Evaluate(NaiveHabit habit, Goal goal, DateOnly from, DateOnly to, PeriodStatus status) =>
        new(goal, from, to, habit.AvailableBetween(from, to), goal.Amount, habit.Total(from, to, goal.Unit), status);
}
