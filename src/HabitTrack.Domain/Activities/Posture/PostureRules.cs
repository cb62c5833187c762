using static HabitTrack.Domain.Habits.Units;

namespace HabitTrack.Domain.Activities.Posture;

/// <summary>The rules of posture checks. The default goal is six checks a day.</summary>
internal sealed record PostureRules() : ActivityRules(HabitKind.PostureCheck, "posture", "Posture", Goal.AtLeast(6, Checks, Per.Day), [Checks])
{
    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        PostureFacts.Of(Totals(view, range), view.Days.Between(range.From, range.To), view.Calendar);
}
