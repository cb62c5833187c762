namespace HabitTrack.Domain;

/// <summary>The rules of stretch breaks. The default goal is three a day.</summary>
internal sealed record StretchRules() : ActivityRules(
    HabitKind.Stretch,
    "stretch",
    "Stretch",
    Goal.AtLeast(3, Domain.Units.Sessions, Per.Day),
    [Domain.Units.Sessions, Domain.Units.Seconds, Domain.Units.Repetitions])
{
    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        StretchFacts.Of(Totals(view, range));
}
