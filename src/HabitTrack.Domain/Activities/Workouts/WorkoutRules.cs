using static HabitTrack.Domain.Habits.Units;

namespace HabitTrack.Domain.Activities.Workouts;

/// <summary>The rules of workouts. The default goal is three sessions a week.</summary>
internal sealed record WorkoutRules() : ActivityRules(HabitKind.Workout, "workout", "Workout", Goal.AtLeast(3, Sessions, Per.Week), [Sessions])
{
    public override bool BreaksSitting => false;

    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        WorkoutFacts.Of(Totals(view, range), range.Length, own, Load.Of(view.Days, view.Start, view.AsOf));
}
