using System.Collections.Immutable;

namespace HabitTrack.Domain;

/// <summary>The streaks and the strength of a habit at the end of a day, from which the walk through its life can go on.</summary>
/// <param name="Through">The day.</param>
/// <param name="Start">The first day of the life that was walked through.</param>
/// <param name="WeekStartsOn">The first weekday by which weeks were formed.</param>
/// <param name="DaysOff">The days off of which nothing was asked.</param>
/// <param name="Ended">The streaks that have ended, in order.</param>
/// <param name="Current">The last streak.</param>
/// <param name="ConsecutiveMisses">Periods missed in a row since then; for goals of every n days, the available days without a hit.</param>
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
    /// <summary>Before the first day of a life.</summary>
    public static StreakCheckpoint Before(HabitView view) =>
        new(view.Start.AddDays(-1), view.Start, view.Calendar.WeekStartsOn, view.Calendar.DaysOff, [], Streak.None, 0, Domain.Strength.Initial(view));

    /// <summary>Whether another walk leads through the same life, weeks and days off.</summary>
    public bool Agrees(StreakCheckpoint other) =>
        (Start, WeekStartsOn) == (other.Start, other.WeekStartsOn) && (ReferenceEquals(DaysOff, other.DaysOff) || DaysOff.SequenceEqual(other.DaysOff));

    /// <summary>The streaks up to here, in order.</summary>
    public ImmutableList<Streak> Streaks => Current.Length > 0 ? Ended.Add(Current) : Ended;

    /// <summary>After one more period met, or one more hit.</summary>
    public StreakCheckpoint Met(DateOnly from, DateOnly to) => this with { Current = Current.Extended(from, to), ConsecutiveMisses = 0 };

    /// <summary>After the end of the current streak: the next period met begins another.</summary>
    public StreakCheckpoint EndStreak() => this with { Ended = Streaks, Current = Streak.None };
}
