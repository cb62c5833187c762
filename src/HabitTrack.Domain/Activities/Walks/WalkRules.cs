using static HabitTrack.Domain.Habits.Units;

namespace HabitTrack.Domain.Activities.Walks;

/// <summary>The rules of walks. The default goal is 600 seconds a day.</summary>
internal sealed record WalkRules() : ActivityRules(
    HabitKind.Walk, "walk", "Walk", Goal.AtLeast(600, Seconds, Per.Day), [Seconds, Steps, Metres])
{
    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        WalkFacts.Of(Totals(view, range), range.Length);
}
