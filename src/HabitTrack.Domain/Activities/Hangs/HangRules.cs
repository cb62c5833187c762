namespace HabitTrack.Domain;

/// <summary>The rules of hangs. The default goal is 180 seconds a day.</summary>
internal sealed record HangRules() : ActivityRules(HabitKind.Hang, "hang", "Hang", Goal.AtLeast(180, Domain.Units.Seconds, Per.Day), [Domain.Units.Seconds])
{
    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        HangFacts.Of(Totals(view, range));
}
