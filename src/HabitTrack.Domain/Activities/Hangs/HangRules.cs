using static HabitTrack.Domain.Habits.Units;

namespace HabitTrack.Domain.Activities.Hangs;

/// <summary>The rules of hangs. The default goal is 180 seconds a day.</summary>
internal sealed record HangRules() : ActivityRules(HabitKind.Hang, "hang", "Hang", Goal.AtLeast(180, Seconds, Per.Day), [Seconds])
{
    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        HangFacts.Of(Totals(view, range));
}
