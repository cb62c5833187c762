using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>What follows a log: the entry, and what it did to its habit.</summary>
internal sealed record LogAnswer(EntryView Entry, StreakView Streak, IReadOnlyList<Record> Records, IReadOnlyList<Advice> Advice)
{
    /// <summary>To a log that was answered before: the entry, the streak and the advice as they now are.</summary>
    public static LogAnswer Again(EntryDocument entry, PersonView person)
    {
        var (name, content) = (entry.Stream, entry.Content);
        var habit = person.Find(name).Habit;
        var advice = entry.Retracted
            ? Domain.Advice.OfHealth(person.Person, person.Today)
            : Domain.Advice.On(content, DayLog.Together([habit.Days.Minus(content), .. person.DaysOfOthers(name, content.Kind)]), person.Person);
        return new LogAnswer(EntryView.Of(entry), StreakView.Of(name, person.View(habit)), [], advice.ToList());
    }

    /// <summary>After a commit that logged the entry, or found it logged already.</summary>
    public static LogAnswer Of(CommandResult.Committed committed, Guid id, DateTimeOffset now)
    {
        var stream = committed.Stream;
        if (committed.Events is not [.., { Data: EntryLogged { Entry: var entry } } logged])
            return Again(committed.Entry!, new PersonView(committed.After, Seen.Now, now));

        var (before, after) = (committed.Before.Habit(stream).Habit, committed.After.Habit(stream).Habit);
        var days = DayLog.Together([before.Days, .. new PersonView(committed.Before, Seen.Now, now).DaysOfOthers(stream, entry.Kind)]);
        var person = committed.After.Profile.Profile;
        var news = LogNews.Of(stream, entry, before, after, days, person, person.Settings.Calendar.DayOf(now));
        return new LogAnswer(EntryView.Of(id, stream, entry, logged.Timestamp), news.Streak, news.Records, news.Advice);
    }
}
