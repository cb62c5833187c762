namespace HabitTrack.Domain.Care;

/// <summary>The starter plan: five habits for a healthy back. Each can be changed afterwards.</summary>
public static class BackCarePlan
{
    /// <summary>The ids of the habits, each with its default goal.</summary>
    public static IReadOnlyList<(string Habit, Goal Goal)> Habits { get; } =
        Enum.GetValues<HabitKind>()
            .Select(HabitKinds.RulesOf)
            .OfType<ActivityRules>()
            .Select(defaults => (defaults.Id, defaults.Goal))
            .ToList();
}
