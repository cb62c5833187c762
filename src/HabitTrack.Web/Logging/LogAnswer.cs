namespace HabitTrack.Web;

/// <summary>The response to a log: the entry, and its effect on the habit.</summary>
internal sealed record LogAnswer(EntryView Entry, StreakView Streak, IReadOnlyList<Record> Records, IReadOnlyList<Advice> Advice)
{
    /// <summary>The response for an existing entry: the current entry, streak and advice.</summary>
    public static LogAnswer OfExisting(EntryDocument entry, PersonView person)
    {
        var (name, content) = (entry.Stream, entry.Content);
        var advice = entry.Retracted
            ? Domain.Care.Advice.OfHealth(person.Person, person.Today)
            : Domain.Care.Advice.On(content, DayLog.Merge([person.Find(name).Habit.Habit.Days.Minus(content), .. person.DaysOfOthers(name, content.Kind)]), person.Person);
        return new LogAnswer(EntryView.Of(entry), StreakView.Of(name, person), [], advice.ToList());
    }

    /// <summary>The response after a commit, whether the entry is new or already existed.</summary>
    public static LogAnswer Of(CommandResult.Committed committed, Guid id, DateTimeOffset now) =>
        committed.Events is [.., { Data: EntryLogged { Entry: var entry } } logged]
            ? Of(EntryView.Of(id, committed.Stream, entry, logged.Timestamp), entry, committed.Before, committed.After, now)
            : OfExisting(committed.Entry!, new PersonView(committed.After, ViewTime.Now, now));

    /// <summary>The response for a new entry.</summary>
    /// <param name="view">The view of the entry.</param>
    /// <param name="entry">The logged entry.</param>
    /// <param name="before">The person before the log.</param>
    /// <param name="after">The person after the log.</param>
    /// <param name="now">The current instant.</param>
    public static LogAnswer Of(EntryView view, Entry entry, PersonState before, PersonState after, DateTimeOffset now)
    {
        var (name, person) = (view.Habit, after.Profile.Profile);
        var (habit, calendar) = (before.Habit(name), person.Calendar);
        var today = calendar.DayOf(now);
        var days = DayLog.Merge([habit.Habit.Days, .. new PersonView(before, ViewTime.Now, now).DaysOfOthers(name, entry.Kind)]);
        var streaks = StreakSummary.Of(after.Habit(name).View(calendar, today)!);
        var longest = Domain.Progress.Records.BrokenBy(name, entry, habit.View(calendar, today), streaks, today);
        return new LogAnswer(
            view,
            StreakView.Of(name, today, streaks),
            [.. Domain.Progress.Records.BrokenBy(entry, days, habit.Habit.Days), .. longest is null ? Array.Empty<Record>() : [longest]],
            Domain.Care.Advice.On(entry, days, person).ToList());
    }
}
