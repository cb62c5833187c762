namespace HabitTrack.Domain.Progress;

/// <summary>What a suggestion changes.</summary>
public enum SuggestionKind
{
    /// <summary>A daily goal on fewer weekdays.</summary>
    FewerWeekdays,

    /// <summary>A lower amount.</summary>
    LowerGoal,

    /// <summary>A higher amount.</summary>
    HigherGoal,
}

/// <summary>Another goal for a habit, with the periods of the last four weeks that justify it.</summary>
/// <param name="Habit">The id of the habit.</param>
/// <param name="Kind">What it changes.</param>
/// <param name="Goal">The suggested goal.</param>
/// <param name="Met">The number of periods met with the current goal.</param>
/// <param name="Due">The number of periods with the current goal.</param>
/// <param name="WouldBeMet">The number of periods that would have been met.</param>
/// <param name="WouldBeDue">The number of periods with the suggested goal.</param>
public sealed record Suggestion(string Habit, SuggestionKind Kind, Goal Goal, int Met, int Due, int WouldBeMet, int WouldBeDue)
{
    private const int Days = 28, Weeks = 4, MaxMetOnADroppedWeekday = 1;

    /// <summary>A suggested goal would have been met in this share of the periods.</summary>
    private const decimal GoodShare = 0.75m;

    private const decimal LargestIncrease = 1.25m;

    /// <summary>Returns the first suggestion that an easier goal justifies, else the first that a harder goal does; null for none.</summary>
    /// <param name="habits">The habits with their ids, the least successful first.</param>
    /// <param name="last">The last day of the four weeks.</param>
    /// <param name="mayBeHarder">Whether a harder goal may be suggested: not to a person with pain or a back condition.</param>
    public static Suggestion? Of(IReadOnlyList<(string Habit, HabitView View)> habits, DateOnly last, bool mayBeHarder)
    {
        var all = habits
            .Select(habit => (habit.Habit, habit.View.Goal, Periods: PeriodsOf(habit.View, last)))
            .Where(habit => habit.Periods.Count >= Weeks)
            .ToList();
        var easier = all.Select(habit => OnFewerWeekdays(habit.Habit, habit.Goal, habit.Periods) ?? Lower(habit.Habit, habit.Goal, habit.Periods));
        var harder = all.Select(habit => mayBeHarder ? Higher(habit.Habit, habit.Goal, habit.Periods) : null);
        return easier.Concat(harder).FirstOrDefault(found => found is not null);
    }

    /// <summary>
    /// The met and missed periods of four weeks in which the whole amount was required; none unless the current minimum per day or week held all the time.
    /// </summary>
    private static List<Period> PeriodsOf(HabitView view, DateOnly last)
    {
        var range = new DayRange(last.AddDays(1 - Days), last);
        return view.GoalSpan is { Goal: { Direction: Direction.AtLeast, Per: Per.Day or Per.Week } goal } span
            && span.From <= range.From
            && view.Start <= range.From
                ? Periods.Of(view, range)
                    .Where(period => period.Status is PeriodStatus.Met or PeriodStatus.Missed && period.Required == goal.Amount && period.Available > 0)
                    .ToList()
                : [];
    }

    private static Suggestion? OnFewerWeekdays(string habit, Goal goal, List<Period> periods)
    {
        var byWeekday = periods.ToLookup(period => period.From.DayOfWeek);
        var dropped = byWeekday
            .Where(weekday => weekday.Count() >= Weeks - 1 && weekday.Count(IsMet) <= MaxMetOnADroppedWeekday)
            .Select(weekday => weekday.Key)
            .ToHashSet();
        var rest = periods.Where(period => !dropped.Contains(period.From.DayOfWeek)).ToList();
        return goal.Per == Per.Day && dropped.Count > 0 && rest.Count > 0 && rest.Count(IsMet) >= rest.Count * GoodShare
            ? new Suggestion(
                habit,
                SuggestionKind.FewerWeekdays,
                goal with { On = [.. (goal.On ?? Enum.GetValues<DayOfWeek>()).Where(day => !dropped.Contains(day)).Order()] },
                periods.Count(IsMet),
                periods.Count,
                rest.Count(IsMet),
                rest.Count)
            : null;
    }

    private static Suggestion? Lower(string habit, Goal goal, List<Period> periods) =>
        periods.Count(IsMet) * 2 < periods.Count && RoundDown(Reached(periods), goal) is > 0 and var amount
            ? WithAmount(habit, SuggestionKind.LowerGoal, goal, amount, periods)
            : null;

    private static Suggestion? Higher(string habit, Goal goal, List<Period> periods) =>
        periods.TrueForAll(IsMet) && RoundDown(Math.Min(Reached(periods), goal.Amount * LargestIncrease), goal) is var amount && amount > goal.Amount
            ? WithAmount(habit, SuggestionKind.HigherGoal, goal, amount, periods)
            : null;

    private static Suggestion WithAmount(string habit, SuggestionKind kind, Goal goal, decimal amount, List<Period> periods) =>
        new(habit, kind, goal with { Amount = amount }, periods.Count(IsMet), periods.Count, periods.Count(period => period.Total >= amount), periods.Count);

    /// <summary>The greatest amount that would have been met in a good share of the periods.</summary>
    private static decimal Reached(List<Period> periods) =>
        periods.Select(period => period.Total).OrderDescending().ElementAt((int)Math.Ceiling(periods.Count * GoodShare) - 1);

    /// <summary>Rounds an amount down to a number that people say: two digits, and whole steps of seconds.</summary>
    private static decimal RoundDown(decimal amount, Goal goal)
    {
        var step = goal.Unit == Units.Seconds
            ? amount switch { < 120 => 5, < 300 => 10, < 600 => 30, _ => 60 }
            : amount >= 10 ? (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)amount)) - 1)
            : decimal.IsInteger(goal.Amount) ? 1 : 0.1m;
        return Math.Floor(amount / step) * step;
    }

    private static bool IsMet(Period period) => period.Status == PeriodStatus.Met;
}
