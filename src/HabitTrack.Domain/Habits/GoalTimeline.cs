namespace HabitTrack.Domain.Habits;

/// <summary>The days on which a goal is in effect.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null if no other goal takes over.</param>
public sealed record GoalSpan(Goal Goal, DateOnly From, DateOnly? To);

/// <summary>Determines which goal is in effect on which days.</summary>
public static class GoalTimeline
{
    /// <summary>
    /// The spans of a habit's goals, in order and without gaps, from the start on. A goal per day, every n days or in any n days takes over on the day it
    /// was declared for, one per week or month on the first week or month that begins then or later; at the start, each holds at once. A goal declared
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

    /// <summary>Returns the last goal that was declared effective from a day or earlier, whether or not it has taken over.</summary>
    public static Goal DeclaredFor(HabitDefinition habit, DateOnly day) =>
        InOrder(habit).Last(goal => goal.From <= day || goal.From == habit.Start).Goal;

    /// <summary>Returns the day from which the goal of <see cref="DeclaredFor"/> is effective.</summary>
    public static DateOnly EffectiveFrom(HabitDefinition habit, DateOnly day) =>
        InOrder(habit).Last(goal => goal.From <= day || goal.From == habit.Start).From;

    /// <summary>Returns the goals by effective day, which is never before the start. The last declared of several for one day replaces the others.</summary>
    private static IEnumerable<(Goal Goal, DateOnly From)> InOrder(HabitDefinition habit) => habit.Goals
        .Select(goal => (goal.Goal, From: goal.EffectiveFrom is { } from && from > habit.Start ? from : habit.Start))
        .GroupBy(goal => goal.From)
        .Select(sameDay => sameDay.Last())
        .OrderBy(goal => goal.From);

    private static DateOnly TakesOver(Goal goal, DateOnly from, PersonalCalendar calendar) => goal.Per switch
    {
        Per.Week when calendar.WeekOf(from) != from => calendar.WeekOf(from).AddDays(7),
        Per.Month when from.Day > 1 => new DateOnly(from.Year, from.Month, 1).AddMonths(1),
        _ => from,
    };
}
