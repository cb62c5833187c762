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
            : Domain.Advice.On(content, DayLog.Merge([habit.Habit.Days.Minus(content), .. person.DaysOfOthers(name, content.Kind)]), person.Person);
        return new LogAnswer(EntryView.Of(entry), StreakView.Of(name, person.View(habit)), [], advice.ToList());
    }

    /// <summary>After a commit that logged the entry, or found it logged already.</summary>
    public static LogAnswer Of(CommandResult.Committed committed, Guid id, DateTimeOffset now) =>
        committed.Events is [.., { Data: EntryLogged { Entry: var entry } } logged]
            ? Of(EntryView.Of(id, committed.Stream, entry, logged.Timestamp), entry, committed.Before, committed.After, now)
            : Again(committed.Entry!, new PersonView(committed.After, ViewTime.Now, now));

    /// <summary>After an entry was logged.</summary>
    /// <param name="shown">The entry as it is shown.</param>
    /// <param name="entry">What was logged.</param>
    /// <param name="before">The person before it.</param>
    /// <param name="after">The person with it.</param>
    /// <param name="now">The instant that it is seen from.</param>
    public static LogAnswer Of(EntryView shown, Entry entry, PersonState before, PersonState after, DateTimeOffset now)
    {
        var (name, person) = (shown.Habit, after.Profile.Profile);
        var (habit, calendar) = (before.Habit(name), person.Calendar);
        var today = calendar.DayOf(now);
        var days = DayLog.Merge([habit.Habit.Days, .. new PersonView(before, ViewTime.Now, now).DaysOfOthers(name, entry.Kind)]);
        var streaks = Domain.Streaks.Of(after.Habit(name).View(calendar, today)!);
        var longest = Domain.Records.BrokenBy(name, entry, habit.View(calendar, today), streaks, today);
        return new LogAnswer(
            shown,
            StreakView.Of(name, today, streaks),
            [.. Domain.Records.BrokenBy(entry, days), .. longest is null ? Array.Empty<Record>() : [longest]],
            Domain.Advice.On(entry, days, person).ToList());
    }
}
