using static HabitTrack.Domain.Habits.Units;

namespace HabitTrack.Domain.Activities.Stretches;

/// <summary>The rules of stretch breaks. The default goal is three a day.</summary>
internal sealed record StretchRules() : ActivityRules(
    HabitKind.Stretch,
    "stretch",
    "Stretch",
    Goal.AtLeast(3, Sessions, Per.Day),
    [Sessions, Seconds, Repetitions])
{
    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        StretchFacts.Of(Totals(view, range));
}
