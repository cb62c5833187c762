using System.Collections.Immutable;

namespace HabitTrack.Domain;

/// <summary>
/// What walking through a life has come to by the end of a day. What is settled so is kept with the habit, and a later view walks on from there: the
/// cost of a log does not grow with the life before it.
/// </summary>
/// <param name="Through">The day.</param>
/// <param name="WeekStartsOn">The first weekday that its periods were cut by.</param>
/// <param name="Ended">The streaks that another followed or a chapter closed, in order.</param>
/// <param name="Current">The last streak.</param>
/// <param name="Lapses">Periods missed in a row since then; for goals of every n days, the available days without a hit.</param>
/// <param name="Strength">The strength at the end of the day.</param>
internal sealed record Course(
    DateOnly Through, DayOfWeek WeekStartsOn, ImmutableList<Streak> Ended, Streak Current, int Lapses, double Strength)
{
    /// <summary>Before the first day of a life.</summary>
    public static Course Before(HabitView view) =>
        new(view.Start.AddDays(-1), view.Calendar.WeekStartsOn, [], Streak.None, 0, Domain.Strength.Initial(view));

    /// <summary>The streaks up to here, in order.</summary>
    public ImmutableList<Streak> Streaks => Current.Length > 0 ? Ended.Add(Current) : Ended;

    /// <summary>One period met, or one hit.</summary>
    public Course Met(DateOnly from, DateOnly to) => this with { Current = Current.Extended(from, to), Lapses = 0 };

    /// <summary>The streak is over: the next period met begins another.</summary>
    public Course Over() => this with { Ended = Streaks, Current = Streak.None };
}
