namespace HabitTrack.Domain;

/// <summary>The starter plan: the five habits that keep a back, each adjustable afterwards.</summary>
public static class BackCarePlan
{
    /// <summary>The ids of its habits, each with the goal it proposes.</summary>
    public static IReadOnlyList<(string Habit, Goal Goal)> Habits { get; } =
        Enum.GetValues<HabitKind>()
            .Select(HabitKinds.RulesOf)
            .OfType<ActivityRules>()
            .Select(defaults => (defaults.Id, defaults.Goal))
            .ToList();
}
