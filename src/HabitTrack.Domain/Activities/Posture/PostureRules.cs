using static HabitTrack.Domain.Habits.Units;

namespace HabitTrack.Domain.Activities.Posture;

/// <summary>The rules of posture checks. The default goal is six checks a day.</summary>
internal sealed record PostureRules() : ActivityRules(HabitKind.PostureCheck, "posture", "Posture", Goal.AtLeast(6, Checks, Per.Day), [Checks])
{
    /// <summary>Posture should be checked as often as possible: every 90 minutes of a working day.</summary>
    public override Reminder SuggestedReminder => new(
        new TimeOnly(9, 0),
        new Repetition(90, new TimeOnly(18, 0)),
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]);

    public override ActivityFacts FactsOf(HabitView view, DayRange range, IReadOnlyList<Exercise> own) =>
        PostureFacts.Of(Totals(view, range), view.Days.Between(range.From, range.To), view.Calendar);
}
