namespace HabitTrack.Domain.Streaks;

/// <summary>
/// The habit score: a number from 0 to 1 that is updated once a day and decreases gradually after misses. It is the formula of Loop Habit Tracker,
/// exponential smoothing with a half-life of 13 days for a daily habit, so that the scores of imported habits stay the same.
/// </summary>
public static class Strength
{
    /// <summary>Returns the strength before the first day: 0, or 1 if the first goal is a limit.</summary>
    internal static double Initial(HabitView view) => view.Goals[0].Goal.Direction == Direction.AtMost ? 1 : 0;

    /// <summary>Returns the strength at the end of every day of the life from a day on, in order.</summary>
    /// <param name="view">The habit.</param>
    /// <param name="from">The first day; days before the life are not returned.</param>
    public static IEnumerable<(DateOnly Day, double Strength)> Since(HabitView view, DateOnly from) =>
        view.HasBegun ? Days(view, StreakCheckpoint.Before(view), view.End).Where(day => day.Day >= from) : [];

    /// <summary>Returns the strength at the end of a day, continuing from a checkpoint.</summary>
    internal static double On(HabitView view, StreakCheckpoint from, DateOnly through) =>
        Days(view, from, through).Select(day => day.Strength).LastOrDefault(from.Strength);

    private static IEnumerable<(DateOnly Day, double Strength)> Days(HabitView view, StreakCheckpoint from, DateOnly through)
    {
        var strength = from.Strength;
        var begin = from.Through.AddDays(1);
        foreach (var span in view.Goals.Where(span => !(span.To < begin) && span.From <= through))
        {
            var first = StreakWalk.Later(span.From, begin);
            var last = span.To is { } to && to < through ? to : through;
            var (share, window, value) = Measured(view, span.Goal);
            var fade = Math.Pow(0.5, Math.Sqrt(share) / 13);
            var recent = new DayRange(StreakWalk.Later(view.Start, first.AddDays(1 - window)), first.AddDays(-1)).EachDay().Sum(value);
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                var today = value(day);
                recent += today;
                if (view.IsAvailable(day) && span.Goal.IsDue(day))
                    strength = (strength * fade) + (Done(span.Goal, recent) * (1 - fade));
                yield return (day, strength);
                if (day.AddDays(1 - window) is var leaving && leaving >= view.Start)
                    recent -= leaving == day ? today : value(leaving);
            }
        }
    }

    /// <summary>Returns the frequency of a goal (1 is daily), the length of its window in days, and the value that is summed over the window.</summary>
    private static (double Share, int Window, Func<DateOnly, decimal> Value) Measured(HabitView view, Goal goal)
    {
        decimal Total(DateOnly day) => view.Total(day, day, goal);
        decimal Logged(DateOnly day) => view.EntriesOf(view.Days[day], goal) > 0 ? 1 : 0;
        decimal Hit(DateOnly day) => Total(day) >= goal.Amount ? 1 : 0;

        return goal.Per switch
        {
            Per.Day => ((goal.On?.Distinct().Count() ?? 7) / 7.0, 1, Total),
            Per.EveryDays => (1.0 / goal.Days!.Value, 2 * goal.Days.Value, Hit),
            Per.Week when CountsDays(goal) => ((double)goal.Amount / 7, 14, Logged),
            Per.Month when CountsDays(goal) => ((double)goal.Amount / 30, 60, Logged),
            Per.Rolling when CountsDays(goal) => ((double)goal.Amount / goal.Days!.Value, 2 * goal.Days.Value, Logged),
            Per.Week => (1 / 7.0, 7, Total),
            Per.Rolling => (1.0 / goal.Days!.Value, goal.Days.Value, Total),
            _ => (1 / 30.0, 30, Total),
        };
    }

    private static double Done(Goal goal, decimal recent) => goal switch
    {
        { Direction: Direction.AtMost, Amount: 0 } => recent == 0 ? 1 : 0,
        { Direction: Direction.AtMost } => Math.Clamp((double)(1 - ((recent - goal.Amount) / goal.Amount)), 0, 1),
        { Per: Per.EveryDays } => Math.Min(1, (double)recent / 2),
        _ when CountsDays(goal) => Math.Min(1, (double)recent / (2 * (double)goal.Amount)),
        _ => recent >= goal.Amount ? 1 : (double)(recent / goal.Amount),
    };

    /// <summary>Whether the goal is a number of times a week, a month or in any n days, fewer than the days: then days with an entry count.</summary>
    private static bool CountsDays(Goal goal) =>
        goal.Direction == Direction.AtLeast
        && goal.Unit is Units.Sessions or Units.Checks
        && goal.Amount < (goal.Per switch { Per.Week => 7, Per.Month => 30, Per.Rolling => goal.Days, _ => 0 });
}
