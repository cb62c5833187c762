using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>What follows a log: the entry, and what it did to its habit.</summary>
internal sealed record LogAnswer(EntryView Entry, StreakView Streak, IReadOnlyList<Record> Records, IReadOnlyList<Advice> Advice)
{
    /// <summary>After a commit that logged the entry, or found it logged already.</summary>
    public static LogAnswer Of(Outcome.Committed committed, Guid id, DateTimeOffset now)
    {
        var (habit, person) = ((Habit)committed.State.State, (Profile)committed.Read.Others[Profile.Stream].State);
        var calendar = person.Settings.Calendar;
        var view = new HabitView(habit, calendar, calendar.DayOf(now));
        var streak = StreakView.Of(committed.State.Stream.Name, view);
        if (committed.Events is not [.., { Data: EntryLogged logged } recorded])
            return new LogAnswer(EntryView.Of(committed.Read.Entries[id]), streak, [], []);

        var before = ((Habit)committed.Read.Stream.State).Days;
        return new LogAnswer(
            EntryView.Of(id, committed.State.Stream.Name, logged.Entry, recorded.RecordedAt),
            streak,
            Record.BrokenBy(logged.Entry, before).ToList(),
            Domain.Advice.On(logged.Entry, before, person).ToList());
    }
}
