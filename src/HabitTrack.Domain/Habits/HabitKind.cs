using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Habits;

/// <summary>The kinds of habits, in the order of lists.</summary>
public enum HabitKind
{
    /// <summary>Hanging from a bar.</summary>
    [JsonStringEnumMemberName("hang")] Hang,

    /// <summary>Walking, or marching in place.</summary>
    [JsonStringEnumMemberName("walk")] Walk,

    /// <summary>Checking one's posture.</summary>
    [JsonStringEnumMemberName("posture-check")] PostureCheck,

    /// <summary>Taking stretch breaks.</summary>
    [JsonStringEnumMemberName("stretch")] Stretch,

    /// <summary>Workouts, which consist of sets.</summary>
    [JsonStringEnumMemberName("workout")] Workout,

    /// <summary>Any other activity, in a unit that the person chooses.</summary>
    [JsonStringEnumMemberName("custom")] Custom,
}

/// <summary>The rules and names of the kinds of habits.</summary>
public static class HabitKinds
{
    private static readonly Dictionary<HabitKind, ActivityRules> Rules =
        new ActivityRules[] { new WorkoutRules(), new HangRules(), new WalkRules(), new PostureRules(), new StretchRules() }.ToDictionary(rules => rules.Kind);

    /// <summary>Returns the rules of a kind; null for custom habits, which have none.</summary>
    public static ActivityRules? RulesOf(HabitKind kind) => Rules.GetValueOrDefault(kind);

    /// <summary>Returns the name of a kind in JSON, such as <c>posture-check</c>.</summary>
    public static string NameOf(HabitKind kind) => kind == HabitKind.PostureCheck ? "posture-check" : kind.ToString().ToLowerInvariant();

    /// <summary>Returns the kind that has a default id; null if it is not a default id.</summary>
    public static HabitKind? KindOf(string habit) =>
        Rules.Values.Where(rules => rules.Id == habit).Select(rules => (HabitKind?)rules.Kind).FirstOrDefault();

    /// <summary>
    /// Converts a goal in minutes, hours, kilometres or miles to seconds or metres if the kind sums those. Other goals, and those of custom habits, are
    /// returned unchanged.
    /// </summary>
    public static Goal InBaseUnit(HabitKind kind, Goal goal) =>
        kind != HabitKind.Custom && Units.ToBaseUnit(goal.Unit) is var (unit, factor) && AllowsUnit(kind, unit)
            ? goal with { Unit = unit, Amount = Math.Round(goal.Amount * factor, 3, MidpointRounding.AwayFromZero) }
            : goal;

    /// <summary>Whether goals of a kind can be in a unit. Custom habits allow any unit.</summary>
    public static bool AllowsUnit(HabitKind kind, string unit) => RulesOf(kind) is not { } rules || rules.Units.Contains(unit);
}
