using HabitTrack.Domain;
using HabitTrack.EventStore;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>What follows a log: the entry, and what it did to its habit.</summary>
internal sealed record LogAnswer(EntryView Entry, StreakView Streak, IReadOnlyList<Record> Records, IReadOnlyList<Advice> Advice)
{
    /// <summary>To a log that was answered before: the entry, the streak and the advice as they now are.</summary>
    public static LogAnswer Again(EntryState entry, PersonView person)
    {
        var (name, content) = (entry.Stream.Name, (Entry)entry.Content);
        var habit = person.Find(name).Habit;
        var advice = entry.Retracted
            ? Domain.Advice.OfHealth(person.Person, person.Today)
            : Domain.Advice.On(content, DayLog.Together([habit.Days.Minus(content), .. person.DaysOfOthers(name, content.Kind)]), person.Person);
        return new LogAnswer(EntryView.Of(entry), StreakView.Of(name, person.View(habit)), [], advice.ToList());
    }

    /// <summary>After a commit that logged the entry, or found it logged already.</summary>
    public static async ValueTask<LogAnswer> Of(
        Outcome.Committed committed, Guid id, Habits habits, DateTimeOffset now, CancellationToken cancellation)
    {
        var (stream, person) = (committed.State.Stream, (Profile)committed.Read.Others[Profile.Stream].State);
        if (committed.Events is not [.., { Data: EntryLogged { Entry: var entry } } recorded])
            return Again(committed.Read.Entries[id], await habits.Look(stream.Tenant, Seen.Now, cancellation));

        // Only what may depend on other habits of the kind has to look at them.
        var (before, after) = ((Habit)committed.Read.Stream.State, (Habit)committed.State.State);
        var days = before.Days;
        if (entry is Workout or Walk { Steps: > 0 } || Domain.Records.BrokenBy(entry, days).Any())
            days = DayLog.Together([days, .. (await habits.Look(stream.Tenant, Seen.Now, cancellation)).DaysOfOthers(stream.Name, entry.Kind)]);
        var news = LogNews.Of(stream.Name, entry, before, after, days, person, person.Settings.Calendar.DayOf(now));
        return new LogAnswer(EntryView.Of(id, stream.Name, entry, recorded.RecordedAt), news.Streak, news.Records, news.Advice);
    }
}
