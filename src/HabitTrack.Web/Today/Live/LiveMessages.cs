using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>
/// Creates the live messages for a person's events. They depend only on the history, as of when each event was
/// recorded, so that every node sends the same messages.
/// </summary>
internal sealed class LiveMessages(PersonState initial)
{
    private PersonState state = initial;

    /// <summary>Applies the events of a commit, or the last of them, except those that were applied before.</summary>
    /// <param name="commit">The events.</param>
    /// <param name="entries">The entries that they change, as of any later time, as far as they are known.</param>
    /// <returns>The messages: the position, name and data of each. Only the last change of a habit has its streak.</returns>
    public IEnumerable<(LivePosition At, string Name, object Data)> Apply(IReadOnlyList<IEvent> commit, IReadOnlyDictionary<Guid, EntryDocument> entries)
    {
        var (lastOfAll, lastByStream) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var recorded in commit)
        {
            lastByStream[recorded.StreamName] = recorded.Sequence;
            lastOfAll = AffectsAll(recorded) ? recorded.Sequence : lastOfAll;
        }

        foreach (var recorded in commit.Where(recorded => state.VersionOf(recorded.StreamName) < recorded.Version))
        {
            bool IsLastOf(string habit) => recorded.Sequence == Math.Max(lastByStream.GetValueOrDefault(habit), lastOfAll);
            foreach (var (index, (name, data)) in Apply(recorded, (recorded.Data as EntryEvent)?.EntryId is { } id ? entries.GetValueOrDefault(id) : null, IsLastOf).Index())
                yield return (new LivePosition(recorded.Sequence, index + 1), name, data);
        }
    }

    private List<(string Name, object Data)> Apply(IEvent recorded, EntryDocument? known, Func<string, bool> hasStreak)
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
        if (data is EntryLogged { Entry: { } entry } && stream != Profile.Stream && recorded.ImportId is null)
        {
            var answer = LogAnswer.Of(view!.Entry, entry, before, state, recorded.Timestamp);
            if (hasStreak(stream))
                messages.Add(("streak", answer.Streak));
            messages.AddRange(answer.Records.Select(record => ("record", (object)record)));
            messages.AddRange(answer.Advice.Select(advice => ("advice", (object)advice)));
        }
        else if (AffectsAll(recorded) || hasStreak(stream))
        {
            var after = new PersonView(state, ViewTime.Now, recorded.Timestamp);
            messages.AddRange(
                from habit in after.Started
                where (habit.Id == stream || AffectsAll(recorded)) && hasStreak(habit.Id)
                select ("streak", (object)StreakView.Of(habit.Id, after.View(habit.Habit))));
        }

        return messages;
    }

    /// <summary>Whether an event can change the streaks of all habits: it changes the calendar or days off.</summary>
    private static bool AffectsAll(IEvent recorded) => recorded.Data is ProfileChanged or DaysOffTaken or DaysOffWithdrawn;
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
