namespace HabitTrack.Domain.Reminders;

/// <summary>The local times at which a habit reminds the person.</summary>
/// <param name="At">The time of day, or the first one if it is repeated.</param>
/// <param name="Repeat">How it is repeated on the same date; null for once a day.</param>
/// <param name="On">The weekdays; null for all. A time before the start of the person's day belongs to the weekday before.</param>
public sealed record Reminder(TimeOnly At, Repetition? Repeat = null, IReadOnlyList<DayOfWeek>? On = null)
{
    /// <summary>The least and the greatest number of minutes between repetitions.</summary>
    public const int MinMinutes = 15, MaxMinutes = 720;

    /// <summary>The number of reminders of a habit.</summary>
    public const int MaxOfHabit = 20;

    /// <summary>The times of a date, in order.</summary>
    public IEnumerable<TimeOnly> Times => Repeat is null
        ? [At]
        : Enumerable.Range(0, ((int)(Repeat.Until - At).TotalMinutes / Repeat.Minutes) + 1).Select(number => At.AddMinutes(number * Repeat.Minutes));

    /// <summary>Compares weekdays as a set: their order is not significant.</summary>
    public bool Equals(Reminder? other) =>
        other is not null && (At, Repeat) == (other.At, other.Repeat) && (On ?? []).ToHashSet().SetEquals(other.On ?? []);

    public override int GetHashCode() => HashCode.Combine(At, Repeat);
}

/// <summary>How a reminder is repeated.</summary>
/// <param name="Minutes">The minutes from one time to the next, 15 to 720.</param>
/// <param name="Until">The time of day after which it is not repeated, later than the first one.</param>
public sealed record Repetition(int Minutes, TimeOnly Until);

/// <summary>The local times during which a person is not reminded.</summary>
/// <param name="From">The first time of day.</param>
/// <param name="To">The time at which they end, on the next date if it is before <paramref name="From"/>.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a time of day is within the quiet hours.</summary>
    public bool Covers(TimeOnly time) => time.IsBetween(From, To);
}
