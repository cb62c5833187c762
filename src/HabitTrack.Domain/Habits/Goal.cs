using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Habits;

/// <summary>Whether a goal is a minimum or a limit.</summary>
public enum Direction
{
    /// <summary>A minimum: met by reaching the amount.</summary>
    [JsonStringEnumMemberName("atLeast")] AtLeast,

    /// <summary>A limit: met by not exceeding the amount.</summary>
    [JsonStringEnumMemberName("atMost")] AtMost,
}

/// <summary>The period of a goal.</summary>
public enum Per
{
    /// <summary>Every day, or only some weekdays.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>Every week, starting on the person's first day of the week.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>Every calendar month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>Once every n days.</summary>
    [JsonStringEnumMemberName("everyDays")] EveryDays,

    /// <summary>In any n consecutive days: on every date, over the n days that end on it.</summary>
    [JsonStringEnumMemberName("rolling")] Rolling,
}

/// <summary>An amount that a habit has to reach, or not exceed, in each period.</summary>
/// <param name="Direction">Whether the amount is a minimum or a limit.</param>
/// <param name="Amount">The amount in <paramref name="Unit"/>, up to three decimals. Above 0 for a minimum, 0 or more for a limit.</param>
/// <param name="Unit">The unit that is summed.</param>
/// <param name="Per">The period.</param>
/// <param name="On">The weekdays on which a goal per day is due; null for all.</param>
/// <param name="Days">n of "every n days", 1 to 365, or of "any n days", 2 to 31; null for the other periods.</param>
public sealed record Goal(Direction Direction, decimal Amount, string Unit, Per Per, IReadOnlyList<DayOfWeek>? On = null, int? Days = null)
{
    /// <summary>Creates a goal to reach an amount.</summary>
    public static Goal AtLeast(decimal amount, string unit, Per per) => new(Direction.AtLeast, amount, unit, per);

    /// <summary>Whether a date is due.</summary>
    public bool IsDue(DateOnly day) => On is null || On.Contains(day.DayOfWeek);

    /// <summary>Compares weekdays as a set: their order is not significant.</summary>
    public bool Equals(Goal? other) =>
        other is not null
        && (Direction, Amount, Unit, Per, Days) == (other.Direction, other.Amount, other.Unit, other.Per, other.Days)
        && (On ?? []).ToHashSet().SetEquals(other.On ?? []);

    public override int GetHashCode() => HashCode.Combine(Direction, Amount, Unit, Per, Days);
}

/// <summary>A goal and the day from which it was declared effective; null for the goal that the habit started with.</summary>
public sealed record DeclaredGoal(Goal Goal, DateOnly? EffectiveFrom);
