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
    /// <summary>The id, name and goal of the habit that the first log of a kind starts, and the units its goals may use.</summary>
    public sealed record Defaults(string Id, string Name, Goal Goal, IReadOnlyList<string> Units);

    private static readonly Dictionary<HabitKind, Defaults> ByKind = new()
    {
        [HabitKind.Workout] = new("workout", "Workout", Goal.AtLeast(3, Units.Sessions, Per.Week), [Units.Sessions]),
        [HabitKind.Hang] = new("hang", "Hang", Goal.AtLeast(180, Units.Seconds, Per.Day), [Units.Seconds]),
        [HabitKind.Walk] = new("walk", "Walk", Goal.AtLeast(600, Units.Seconds, Per.Day), [Units.Seconds, Units.Steps, Units.Metres]),
        [HabitKind.PostureCheck] = new("posture", "Posture", Goal.AtLeast(6, Units.Checks, Per.Day), [Units.Checks]),
        [HabitKind.Stretch] = new(
            "stretch", "Stretch", Goal.AtLeast(3, Units.Sessions, Per.Day), [Units.Sessions, Units.Seconds, Units.Repetitions]),
    };

    /// <summary>The defaults of a kind; null for custom habits, which have none.</summary>
    public static Defaults? DefaultsOf(HabitKind kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>The kind whose default id this is; null when it is no default id.</summary>
    public static HabitKind? KindOf(string habit) =>
        ByKind.Where(kind => kind.Value.Id == habit).Select(kind => (HabitKind?)kind.Key).FirstOrDefault();

    /// <summary>
    /// A goal in the unit that is summed: minutes, hours, kilometres and miles are what people say where a kind sums seconds or metres. Custom habits keep
    /// what their unit is called.
    /// </summary>
    public static Goal AsKept(HabitKind kind, Goal goal) =>
        kind != HabitKind.Custom && Units.Said(goal.Unit) is var (unit, factor) && Takes(kind, unit)
            ? goal with { Unit = unit, Amount = Math.Round(goal.Amount * factor, 3, MidpointRounding.AwayFromZero) }
            : goal;

    /// <summary>Whether goals of a kind may be in a unit; custom habits take any.</summary>
    public static bool Takes(HabitKind kind, string unit) => DefaultsOf(kind) is not { } defaults || defaults.Units.Contains(unit);
}
