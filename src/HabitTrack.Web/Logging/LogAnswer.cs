using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>What follows a log: the entry, and what it did to its habit.</summary>
internal sealed record LogAnswer(EntryView Entry, StreakView Streak, IReadOnlyList<Record> Records, IReadOnlyList<Advice> Advice)
{
    /// <summary>After a commit that logged the entry, or found it logged already.</summary>
    public static async ValueTask<LogAnswer> Of(
        Outcome.Committed committed, Guid id, Habits habits, DateTimeOffset now, CancellationToken cancellation)
    {
        var (stream, person) = (committed.State.Stream, (Profile)committed.Read.Others[Profile.Stream].State);
        var (before, after) = ((Habit)committed.Read.Stream.State, (Habit)committed.State.State);
        var calendar = person.Settings.Calendar;
        var today = calendar.DayOf(now);
        var streaks = Domain.Streaks.Of(new HabitView(after, calendar, today));
        var streak = StreakView.Of(stream.Name, today, streaks);
        if (committed.Events is not [.., { Data: EntryLogged { Entry: var entry } } recorded])
            return new LogAnswer(EntryView.Of(committed.Read.Entries[id]), streak, [], []);

        // Only what may depend on other habits of the kind has to look at them.
        var days = before.Days;
        if (entry is Workout || Domain.Records.BrokenBy(entry, days).Any())
            days = DayLog.Together([days, .. (await habits.Look(stream.Tenant, Seen.Now, cancellation)).DaysOfOthers(stream.Name, entry.Kind)]);
        var seen = before.Definition is null ? null : new HabitView(before, calendar, today);
        var longest = Domain.Records.BrokenBy(stream.Name, entry, seen, streaks, today);
        return new LogAnswer(
            EntryView.Of(id, stream.Name, entry, recorded.RecordedAt),
            streak,
            [.. Domain.Records.BrokenBy(entry, days), .. longest is null ? Array.Empty<Record>() : [longest]],
            Domain.Advice.On(entry, days, person).ToList());
    }
}
