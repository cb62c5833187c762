namespace HabitTrack.Web;

/// <summary>Applies the rules of a request to a replay.</summary>
internal static class ReplayRules
{
    public static PersonalCalendar Calendar(RulesRequest? rules, PersonalCalendar calendar) => calendar with
    {
        Zone = rules?.TimeZone is { } zone ? TimeZones.Recorded(zone) : calendar.Zone,
        DayStartsAt = rules?.DayStartsAt ?? calendar.DayStartsAt,
        WeekStartsOn = rules?.WeekStartsOn ?? calendar.WeekStartsOn,
    };

    /// <exception cref="ProblemException">Has the path of the rule that is invalid for its habit.</exception>
    public static ReplayedHabits Under(this ReplayedHabits replay, RulesRequest? rules, DateOnly asOf)
    {
        foreach (var (habit, request) in rules?.Goals ?? new Dictionary<string, GoalRequest>())
        {
            var path = $"$.rules.goals.{habit}";
            var goal = HabitKinds.InBaseUnit(Find(replay, habit, path).Kind, request.ToGoal());
            if (replay.Habits[habit].ValidateUnit(goal.Unit) is { } refusal)
                throw new ProblemException(Problems.Of(refusal with { Field = $"{path[2..]}.unit" }));
            replay = rules!.GoalsFrom == GoalsFrom.Current ? replay.WithCurrentGoal(habit, goal, asOf) : replay.WithGoal(habit, goal);
        }

        foreach (var (habit, forgive) in rules?.Forgive ?? new Dictionary<string, int>())
        {
            var path = $"$.rules.forgive.{habit}";
            Find(replay, habit, path);
            if (forgive is < 0 or > Limits.MaxForgive)
                throw new ProblemException(Problems.Invalid(path, $"forgive is a whole number, 0 to {Limits.MaxForgive}, such as 1."));
            replay = replay.WithForgive(habit, forgive);
        }

        return replay;
    }

    private static HabitDefinition Find(ReplayedHabits replay, string habit, string path) =>
        replay.Habits.GetValueOrDefault(habit)?.Definition
        ?? throw new ProblemException(Problems.Invalid(path, "There is no such habit. Use the id of a habit, such as hang; GET /v1/habits lists them."));
}
