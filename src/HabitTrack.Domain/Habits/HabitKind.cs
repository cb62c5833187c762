using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>What sort of activity a habit is; the order is that of lists.</summary>
public enum HabitKind
{
    /// <summary>Hanging from a bar.</summary>
    [JsonStringEnumMemberName("hang")] Hang,

    /// <summary>Walking, or marching on the spot.</summary>
    [JsonStringEnumMemberName("walk")] Walk,

    /// <summary>Looking how one sits or stands.</summary>
    [JsonStringEnumMemberName("posture-check")] PostureCheck,

    /// <summary>A stretch break.</summary>
    [JsonStringEnumMemberName("stretch")] Stretch,

    /// <summary>Training in sets.</summary>
    [JsonStringEnumMemberName("workout")] Workout,

    /// <summary>Anything else, in a unit of the person's choice.</summary>
    [JsonStringEnumMemberName("custom")] Custom,
}

/// <summary>What every habit of a kind has in common.</summary>
public static class HabitKinds
{
    private static readonly Dictionary<HabitKind, ActivityRules> Rules =
        new ActivityRules[] { new WorkoutRules(), new HangRules(), new WalkRules(), new PostureRules(), new StretchRules() }.ToDictionary(rules => rules.Kind);

    /// <summary>The rules of a kind; null for custom habits, which have none.</summary>
    public static ActivityRules? RulesOf(HabitKind kind) => Rules.GetValueOrDefault(kind);

    /// <summary>The word for a kind, such as <c>posture-check</c>.</summary>
    public static string NameOf(HabitKind kind) => kind == HabitKind.PostureCheck ? "posture-check" : kind.ToString().ToLowerInvariant();

    /// <summary>The kind whose default id this is; null when it is no default id.</summary>
    public static HabitKind? KindOf(string habit) =>
        Rules.Values.Where(rules => rules.Id == habit).Select(rules => (HabitKind?)rules.Kind).FirstOrDefault();

    /// <summary>
    /// A goal in the unit that is summed: minutes, hours, kilometres and miles are what people say where a kind sums seconds or metres. Custom habits keep
    /// what their unit is called.
    /// </summary>
    public static Goal AsKept(HabitKind kind, Goal goal) =>
        kind != HabitKind.Custom && Units.Said(goal.Unit) is var (unit, factor) && Takes(kind, unit)
            ? goal with { Unit = unit, Amount = Math.Round(goal.Amount * factor, 3, MidpointRounding.AwayFromZero) }
            : goal;

    /// <summary>Whether goals of a kind may be in a unit; custom habits take any.</summary>
    public static bool Takes(HabitKind kind, string unit) => RulesOf(kind) is not { } rules || rules.Units.Contains(unit);
}
