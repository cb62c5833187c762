using System.Collections.Immutable;

namespace HabitTrack.Domain.Streaks;

/// <summary>The streaks and the strength of a habit at the end of a day, from which the computation can continue.</summary>
/// <param name="Through">The day.</param>
/// <param name="Start">The start of the habit that was used.</param>
/// <param name="WeekStartsOn">The first day of the week that was used.</param>
/// <param name="DaysOff">The days off that were used.</param>
/// <param name="Ended">The streaks that have ended, in order.</param>
/// <param name="Current">The last streak.</param>
/// <param name="ConsecutiveMisses">The consecutive missed periods since then; for an everyDays goal, the available days without a hit.</param>
/// <param name="Strength">The strength at the end of the day.</param>
internal sealed record StreakCheckpoint(
    DateOnly Through,
    DateOnly Start,
    DayOfWeek WeekStartsOn,
    IReadOnlyList<DayOff> DaysOff,
    ImmutableList<Streak> Ended,
    Streak Current,
    int ConsecutiveMisses,
    double Strength)
{
    /// <summary>Returns the checkpoint before the first day of a life.</summary>
    public static StreakCheckpoint Before(HabitView view) =>
        new(view.Start.AddDays(-1), view.Start, view.Calendar.WeekStartsOn, view.Calendar.DaysOff, [], Streak.None, 0, Domain.Streaks.Strength.Initial(view));

    /// <summary>Whether another checkpoint was computed with the same start, weeks and days off.</summary>
    public bool HasSameInputs(StreakCheckpoint other) =>
        (Start, WeekStartsOn) == (other.Start, other.WeekStartsOn) && (ReferenceEquals(DaysOff, other.DaysOff) || DaysOff.SequenceEqual(other.DaysOff));

    /// <summary>All streaks up to the day, in order.</summary>
    public ImmutableList<Streak> Streaks => Current.Length > 0 ? Ended.Add(Current) : Ended;

    /// <summary>Adds a met period or a hit.</summary>
    public StreakCheckpoint Met(DateOnly from, DateOnly to) => this with { Current = Current.Extended(from, to), ConsecutiveMisses = 0 };

    /// <summary>Adds a missed period.</summary>
    public StreakCheckpoint Missed() => this with { ConsecutiveMisses = ConsecutiveMisses + 1 };

    /// <summary>Ends the current streak.</summary>
    public StreakCheckpoint EndStreak() => this with { Ended = Streaks, Current = Streak.None };
}
