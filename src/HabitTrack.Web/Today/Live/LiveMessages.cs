using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>
/// Creates the live messages for a person's events. They depend only on the history, as of when each event was
/// recorded, so that every node sends the same messages.
/// </summary>
internal sealed class LiveMessages(PersonState initial)
{
    private PersonState state = initial;

    /// <summary>Whether the event was applied before.</summary>
    public bool HasApplied(IEvent recorded) => state.VersionOf(recorded.StreamName) >= recorded.Version;

    /// <summary>Applies an event.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="known">The entry that the event changes, as of any later time; null if it changes none, or the person was erased.</param>
    /// <returns>The messages for the event: the name and data of each.</returns>
    public List<(string Name, object Data)> Apply(IEvent recorded, EntryDocument? known)
    {
        var stream = recorded.StreamName;
        var before = state;
        // An entry keeps the unit that it was logged in, also in events that were recorded without one.
        var data = recorded.Data is EntryEvent changed ? changed.InUnit(known?.Content.AmountUnit) : (PersonEvent)recorded.Data;
        state = state.Apply(stream, recorded.Version, data, recorded.Timestamp);

        var messages = new List<(string, object)>();
        var view = data is EntryEvent change ? LiveEntry.Of(change, stream, known?.RecordedAt ?? recorded.Timestamp) : null;
        if (view is not null)
            messages.Add(("logged", view));
        if (before.Habit(stream).Habit.Definition is { } removed && state.Habit(stream).Habit.Definition is null)
            messages.Add(("removed", new RemovedHabit(stream, removed.Details.Name)));
        if (data is EntryLogged { Entry: { } entry } && stream != Profile.Stream)
        {
            var answer = LogAnswer.Of(view!.Entry, entry, before, state, recorded.Timestamp);
            messages.Add(("streak", answer.Streak));
            messages.AddRange(answer.Records.Select(record => ("record", (object)record)));
            messages.AddRange(answer.Advice.Select(advice => ("advice", (object)advice)));
        }
        else
        {
            var after = new PersonView(state, ViewTime.Now, recorded.Timestamp);
            messages.AddRange(AffectedStreaks(stream, recorded.Data, after).Select(streak => ("streak", (object)streak)));
        }

        return messages;
    }

    /// <summary>The streaks that the event can change: that of its habit, or all if it changes the calendar or days off.</summary>
    private static IEnumerable<StreakView> AffectedStreaks(string stream, object recorded, PersonView person) =>
        from habit in person.Started
        where habit.Id == stream || recorded is ProfileChanged or DaysOffTaken or DaysOffWithdrawn
        select StreakView.Of(habit.Id, person.View(habit.Habit));
}

/// <summary>A change of an entry: logged, corrected, retracted or restored. A retracted entry has its last content.</summary>
internal sealed record LiveEntry(string Change, EntryView Entry)
{
    public static LiveEntry Of(EntryEvent change, string stream, DateTimeOffset recordedAt) => new(
        change switch
        {
            EntryLogged => "logged",
            EntryCorrected => "corrected",
            EntryRetracted => "retracted",
            EntryRestored => "restored",
            _ => throw new InvalidOperationException($"{change.GetType().Name} is no change of an entry."),
        },
        EntryView.Of(change.EntryId, stream, change.Content, recordedAt, change.Current is null));
}

/// <summary>A habit that was removed, or whose start was undone.</summary>
internal sealed record RemovedHabit(string Habit, string Name);
