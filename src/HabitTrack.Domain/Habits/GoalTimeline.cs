namespace HabitTrack.Domain;

/// <summary>A goal and the days it holds on, both inclusive; without a last day while no other takes over.</summary>
public sealed record GoalSpan(Goal Goal, DateOnly From, DateOnly? To);

/// <summary>Which goal holds when.</summary>
public static class GoalTimeline
{
    /// <summary>
    /// The spans of a habit's goals, in order and without gaps, from the start on. A goal per day or every n days takes over on the day it was
    /// declared for, one per week or month on the first week or month that begins then or later; at the start, each holds at once. A goal declared
    /// again while it holds goes on.
    /// </summary>
    public static IReadOnlyList<GoalSpan> Of(HabitDefinition habit, PersonalCalendar calendar)
    {
        var spans = new List<GoalSpan>();
        foreach (var (goal, from) in InOrder(habit))
        {
            var takesOver = from == habit.Start ? from : TakesOver(goal, from, calendar);
            spans.RemoveAll(span => span.From >= takesOver);
            if (spans is [.., { } before])
                spans[^1] = before with { To = before.Goal.Equals(goal) ? null : takesOver.AddDays(-1) };
            if (spans is not [.., { To: null }])
                spans.Add(new GoalSpan(goal, takesOver, null));
        }

        return spans;
    }

    /// <summary>The goal last declared for a day or before, whether or not it has taken over.</summary>
    public static Goal DeclaredFor(HabitDefinition habit, DateOnly day) =>
        InOrder(habit).Last(goal => goal.From <= day || goal.From == habit.Start).Goal;

    /// <summary>The day from which the goal is effective that was last declared for a day or before.</summary>
    public static DateOnly EffectiveFrom(HabitDefinition habit, DateOnly day) =>
        InOrder(habit).Last(goal => goal.From <= day || goal.From == habit.Start).From;

    /// <summary>The goal last declared for that very day, all days before the start being one with it; null when there is none.</summary>
    public static Goal? DeclaredOn(HabitDefinition habit, DateOnly day) =>
        InOrder(habit).LastOrDefault(goal => goal.From == (day > habit.Start ? day : habit.Start)).Goal;

    /// <summary>Goals by the day they are effective from, not before the start; of two on one day the later declared last.</summary>
    private static IEnumerable<(Goal Goal, DateOnly From)> InOrder(HabitDefinition habit) => habit.Goals
        .Select(goal => (goal.Goal, From: goal.EffectiveFrom is { } from && from > habit.Start ? from : habit.Start))
        .OrderBy(goal => goal.From);

    private static DateOnly TakesOver(Goal goal, DateOnly from, PersonalCalendar calendar) => goal.Per switch
    {
        Per.Week when calendar.WeekOf(from) != from => calendar.WeekOf(from).AddDays(7),
        Per.Month when from.Day > 1 => new DateOnly(from.Year, from.Month, 1).AddMonths(1),
        _ => from,
    };
}
