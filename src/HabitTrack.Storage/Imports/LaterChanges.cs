using HabitTrack.Storage.Queries;
using JasperFx.Events;

namespace HabitTrack.Storage.Imports;

/// <summary>The changes that follow an event, collected from events that are read newest first. Undone changes do not count.</summary>
internal sealed class LaterChanges
{
    private readonly HashSet<(string Request, string Subject)> undone = [], excluded = [];
    private readonly Dictionary<(string Request, string Subject), long> imported = [];
    private readonly HashSet<string> changed = new(StringComparer.Ordinal), changedByHand = new(StringComparer.Ordinal), removed = new(StringComparer.Ordinal);

    public void Add(IEvent e)
    {
        if (e.CausationId is { } cause)
        {
            undone.Add((cause, SubjectOf(e)));
        }
        else if (!HaveUndone(e))
        {
            if (changed.Add(SubjectOf(e)) && e.Data is EntryRetracted or HabitRemoved)
                removed.Add(SubjectOf(e));
            if (e.ImportId is null)
                changedByHand.Add(SubjectOf(e));
            else
                imported.TryAdd(ChangeOf(e), e.Sequence);
        }
    }

    /// <summary>The changes by imports, each with the sequence of its newest event.</summary>
    public IReadOnlyDictionary<(string Request, string Subject), long> Imported => imported;

    /// <summary>Excludes the event that an undo in the same file has undone from those to add again.</summary>
    public void Exclude(IEvent undo) => excluded.Add((undo.CausationId!, SubjectOf(undo)));

    /// <summary>Whether a later event has undone an event.</summary>
    public bool HaveUndone(IEvent e) => undone.Contains(ChangeOf(e));

    /// <summary>Whether a later event, which is not undone, has changed what an event is about.</summary>
    public bool HaveChanged(IEvent e) => changed.Contains(SubjectOf(e));

    /// <summary>Whether nothing is left of what an event is about, because a later event has removed it.</summary>
    public bool HaveRemoved(IEvent e) => removed.Contains(SubjectOf(e));

    /// <summary>Whether an event was undone and can be added again: nothing else has changed what it is about, and it was not added again before.</summary>
    public bool CanAddAgain(IEvent e) =>
        HaveUndone(e) && !changedByHand.Contains(SubjectOf(e)) && !excluded.Contains(ChangeOf(e)) && !imported.ContainsKey(ChangeOf(e));

    /// <summary>The request of an event and what the event is about, which an undo names.</summary>
    public static (string Request, string Subject) ChangeOf(IEvent e) => (e.RequestId, SubjectOf(e));

    /// <summary>What an event is about: an entry, the definition of a habit, or a part of the profile.</summary>
    public static string SubjectOf(IEvent e) => e.Data switch
    {
        EntryEvent entry => $"entry {entry.EntryId}",
        ProfileChanged => "settings",
        ExerciseDescribed described => $"exercise {(described.Exercise ?? described.Before)!.Key}",
        DaysOffTaken taken => $"days off {taken.Id}",
        DaysOffWithdrawn withdrawn => $"days off {withdrawn.Id}",
        _ => $"habit {e.StreamName}",
    };
}
