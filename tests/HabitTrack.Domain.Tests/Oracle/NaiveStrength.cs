namespace HabitTrack.Domain.Tests.Oracle;

internal static class NaiveStrength
{
    public static double Of(NaiveHabit habit)
    {
        var s = habit.GoalOn(habit.Start).Direction == Direction.AtMost ? 1.0 : 0.0;
        foreach (var day in Calendar.Days(habit.Start, habit.T))
        {
            var goal = habit.GoalOn(day);
            var due = goal.Per != Per.Day || goal.On is null || goal.On.Contains(day.DayOfWeek);
            if (!habit.IsAvailable(day) || !due)
                continue;

            var (freq, c) = Row(habit, goal, day);
            var m = Math.Pow(0.5, Math.Sqrt(freq) / 13);
            s = (s * m) + (c * (1 - m));
        }

        return s;
    }

    /// <summary>Returns the values of the goal's row in the table of the rules.</summary>
    private static (double Freq, double C) Row(NaiveHabit habit, Goal goal, DateOnly day)
    {
        var weekdays = (goal.On?.Distinct().Count() ?? 7) / 7.0;
        var counts = goal.Unit is "sessions" or "checks";
        var n = (double)goal.Amount;
        return goal switch
        {
            { Direction: Direction.AtMost, Per: Per.Day } => (weekdays, Under(1)),
            { Direction: Direction.AtMost, Per: Per.Week } => (1 / 7.0, Under(7)),
            { Direction: Direction.AtMost, Per: Per.Month } => (1 / 30.0, Under(30)),
            { Direction: Direction.AtMost, Days: { } days } => (1.0 / days, Under(days)),
            { Per: Per.Day } => (weekdays, Reached(1)),
            { Per: Per.Week } when counts && n < 7 => (n / 7, Math.Min(1, DaysWithEntry(14) / (2 * n))),
            { Per: Per.Week } => (1 / 7.0, Reached(7)),
            { Per: Per.Month } when counts && n < 30 => (n / 30, Math.Min(1, DaysWithEntry(60) / (2 * n))),
            { Per: Per.Month } => (1 / 30.0, Reached(30)),
            { Per: Per.Rolling, Days: { } days } when counts && n < days => (n / days, Math.Min(1, DaysWithEntry(2 * days) / (2 * n))),
            { Per: Per.Rolling, Days: { } days } => (1.0 / days, Reached(days)),
            _ => (1.0 / goal.Days!.Value, Math.Min(1, Window(2 * goal.Days.Value).Count(IsHit) / 2.0)),
        };

        IEnumerable<DateOnly> Window(int days) => Calendar.Days(day.AddDays(1 - days), day).Where(some => some >= habit.Start);
        double Total(int days) => (double)Window(days).Sum(some => habit.Total(some, some, goal.Unit));
        double Reached(int days) => Math.Min(1, Total(days) / n);
        double Under(int days) => n == 0 ? (Total(days) == 0 ? 1 : 0) : Math.Clamp(1 - ((Total(days) - n) / n), 0, 1);
        int DaysWithEntry(int days) => Window(days).Count(some => habit.EntriesIn(goal.Unit).Any(entry => entry.Day == some));
        bool IsHit(DateOnly some) => habit.Total(some, some, goal.Unit) >= goal.Amount;
    }
}
