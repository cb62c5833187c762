using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>Which way a goal is met.</summary>
public enum Direction
{
    /// <summary>By reaching the amount.</summary>
    [JsonStringEnumMemberName("atLeast")] AtLeast,

    /// <summary>By not exceeding the amount.</summary>
    [JsonStringEnumMemberName("atMost")] AtMost,
}

/// <summary>The period a goal asks for its amount in.</summary>
public enum Per
{
    /// <summary>Each day, or each of some weekdays.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>Each week, from the person's first weekday.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>Each calendar month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>On one day in every so many.</summary>
    [JsonStringEnumMemberName("everyDays")] EveryDays,
}

/// <summary>What a habit is to reach, or to stay under.</summary>
/// <param name="Direction">Whether the amount is to be reached or not exceeded.</param>
/// <param name="Amount">In <paramref name="Unit"/>; above 0 for at least, 0 or more for at most; at most three decimals.</param>
/// <param name="Unit">The unit summed.</param>
/// <param name="Per">The period.</param>
/// <param name="On">The weekdays that are due, of a goal per day; null for all.</param>
/// <param name="Days">n of "every n days", 1 to 365; null for the other periods.</param>
public sealed record Goal(Direction Direction, decimal Amount, string Unit, Per Per, IReadOnlyList<DayOfWeek>? On = null, int? Days = null)
{
    /// <summary>A goal to reach an amount.</summary>
    public static Goal AtLeast(decimal amount, string unit, Per per) => new(Direction.AtLeast, amount, unit, per);

    /// <summary>Whether a date is due.</summary>
    public bool IsDue(DateOnly day) => On is null || On.Contains(day.DayOfWeek);

    /// <summary>Weekdays are a set: their order makes no difference.</summary>
    public bool Equals(Goal? other) =>
        other is not null
        && (Direction, Amount, Unit, Per, Days) == (other.Direction, other.Amount, other.Unit, other.Per, other.Days)
        && (On ?? []).ToHashSet().SetEquals(other.On ?? []);

    public override int GetHashCode() => HashCode.Combine(Direction, Amount, Unit, Per, Days);
}

/// <summary>A goal and the day it was declared for; null for the one the habit started with.</summary>
public sealed record DeclaredGoal(Goal Goal, DateOnly? EffectiveFrom);
