using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>What an entry did to its habit.</summary>
internal sealed record LogNews(StreakView Streak, IReadOnlyList<Record> Records, IReadOnlyList<Advice> Advice)
{
    /// <param name="name">The habit's id.</param>
    /// <param name="entry">What was logged.</param>
    /// <param name="before">The habit before it.</param>
    /// <param name="after">The habit with it.</param>
    /// <param name="days">What was logged before it, to this and the other habits of the kind as far as that matters.</param>
    /// <param name="person">Who, and on which day.</param>
    /// <param name="today">The day it is seen from.</param>
    public static LogNews Of(string name, Entry entry, Habit before, Habit after, DayLog days, Profile person, DateOnly today)
    {
        var calendar = person.Settings.Calendar;
        var streaks = Domain.Streaks.Of(new HabitView(after, calendar, today));
        var seen = before.Definition is null ? null : new HabitView(before, calendar, today);
        var longest = Domain.Records.BrokenBy(name, entry, seen, streaks, today);
        return new LogNews(
            StreakView.Of(name, today, streaks),
            [.. Domain.Records.BrokenBy(entry, days), .. longest is null ? Array.Empty<Record>() : [longest]],
            Domain.Advice.On(entry, days, person).ToList());
    }
}
