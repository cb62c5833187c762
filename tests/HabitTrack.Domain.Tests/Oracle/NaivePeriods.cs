namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>A period of a goal.</summary>
internal sealed record NaivePeriod(Goal Goal, DateOnly From, DateOnly To, int Available, decimal Required, decimal Total, PeriodStatus Status)
{
    /// <summary>The first day that was counted.</summary>
    public DateOnly WindowFrom { get; init; } = From;

    public bool RunsOn(DateOnly day) => From <= day && day <= To;
}

internal static class NaivePeriods
{
    /// <summary>The month that contains T ends within this number of days.</summary>
    private const int Ahead = 31;

    /// <summary>Returns all periods in order.</summary>
    public static IReadOnlyList<NaivePeriod> Of(NaiveHabit habit) =>
        [.. Calendars(habit).Concat(Rolling(habit)).Concat(NaiveHits.Of(habit)).Where(period => period.From <= habit.T).OrderBy(period => period.From)];

    /// <summary>
    /// Groups the days of the life by goal and by week or month. Each group is a period, which is thereby clipped to the life and to the goal.
    /// </summary>
    private static IEnumerable<NaivePeriod> Calendars(NaiveHabit habit) => Calendar.Days(habit.Start, habit.T.AddDays(Ahead))
        .Where(day => habit.IsAlive(day) && habit.GoalOn(day) is { Per: not (Per.EveryDays or Per.Rolling) } goal && goal.IsDueOn(day))
        .GroupBy(day => (Goal: habit.GoalIndexOn(day), Begins: BeginsOn(habit, day)))
        .Select(days => Judged(habit, habit.Goals[days.Key.Goal].Goal, days.First(), days.Last()));

    /// <summary>Each date of a rolling goal, with the n days up to it, as far as they are alive and the goal has held ever since.</summary>
    private static IEnumerable<NaivePeriod> Rolling(NaiveHabit habit) =>
        from day in Calendar.Days(habit.Start, habit.T)
        let goal = habit.GoalOn(day)
        where goal.Per == Per.Rolling && habit.IsAlive(day)
        let window = Calendar.Days(day.AddDays(1 - goal.Days!.Value), day).Reverse()
            .TakeWhile(some => some >= habit.Start && habit.GoalOn(some).Equals(goal))
            .Where(habit.IsAlive)
        let counted = Judged(habit, goal, window.Last(), day)
        select counted with { From = day, Status = habit.IsAvailable(day) ? counted.Status : PeriodStatus.Excused };

    private static bool IsDueOn(this Goal goal, DateOnly day) => goal.Per != Per.Day || goal.On is null || goal.On.Contains(day.DayOfWeek);

    private static DateOnly BeginsOn(NaiveHabit habit, DateOnly day) => habit.GoalOn(day).Per switch
    {
        Per.Week => habit.WeekOf(day),
        Per.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    private static NaivePeriod Judged(NaiveHabit habit, Goal goal, DateOnly from, DateOnly to)
    {
        var available = habit.AvailableBetween(from, to);
        var total = habit.Total(from, to, goal.Unit);
        var whole = goal.Per switch { Per.Week => 7, Per.Month => DateTime.DaysInMonth(from.Year, from.Month), _ => goal.Days ?? 1 };
        var required = goal.Direction == Direction.AtMost ? goal.Amount : RoundedUp(goal.Amount, available, whole);
        return new NaivePeriod(goal, from, to, available, required, total, Status()) { WindowFrom = from };

        PeriodStatus Status() => goal.Direction == Direction.AtLeast
            ? (available > 0 && total >= required) || (available == 0 && total >= goal.Amount) ? PeriodStatus.Met
                : available == 0 ? PeriodStatus.Excused
                : to < habit.T ? PeriodStatus.Missed
                : PeriodStatus.Open
            : total > goal.Amount ? PeriodStatus.Missed
                : available == 0 ? PeriodStatus.Excused
                : to < habit.T ? PeriodStatus.Met
                : PeriodStatus.Open;
    }

    private static decimal RoundedUp(decimal amount, int available, int whole)
    {
        var step = amount % 1 == 0 ? 1m : 0.001m;
        var required = 0m;
        while (required * whole < amount * available)
            required += Math.Max(step, Math.Floor(((amount * available) - (required * whole)) / whole / step) * step);
        return required;
    }
}
