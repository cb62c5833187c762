namespace HabitTrack.Domain.Activities.Stretches;

/// <summary>The rules of stretch breaks. The default goal is three a day.</summary>
internal sealed record StretchRules() : ActivityRules(
    HabitKind.Stretch,
    "stretch",
    "Stretch",
    Goal.AtLeast(3, Domain.Habits.Units.Sessions, Per.Day),
    [Domain.Habits.Units.Sessions, Domain.Habits.Units.Seconds, Domain.Habits.Units.Repetitions])
{
    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        StretchFacts.Of(Totals(view, range));
}
