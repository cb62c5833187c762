using HabitTrack.Storage.Queries;
using JasperFx.Events;

namespace HabitTrack.Storage.Imports;

/// <summary>The changes that follow an event, collected from events that are read newest first. Undone changes do not count.</summary>
internal sealed class LaterChanges
{
    private readonly HashSet<(string Request, string Subject)> undone = [], excluded = [], imported = [];
    private readonly HashSet<string> changed = new(StringComparer.Ordinal), changedByHand = new(StringComparer.Ordinal);

    public void Add(IEvent e)
    {
        if (e.CausationId is { } cause)
        {
            undone.Add((cause, SubjectOf(e)));
        }
        else if (!HaveUndone(e))
        {
            changed.Add(SubjectOf(e));
            if (e.ImportId is null)
                changedByHand.Add(SubjectOf(e));
            else
                imported.Add(ChangeOf(e));
        }
    }

    /// <summary>The changes by imports.</summary>
    public IEnumerable<(string Request, string Subject)> Imported => imported;

    /// <summary>Excludes the event that an undo in the same file has undone from those to add again.</summary>
    public void Exclude(IEvent undo) => excluded.Add((undo.CausationId!, SubjectOf(undo)));

    /// <summary>Whether a later event has undone an event.</summary>
    public bool HaveUndone(IEvent e) => undone.Contains(ChangeOf(e));

    /// <summary>Whether a later event, which is not undone, has changed what an event is about.</summary>
    public bool HaveChanged(IEvent e) => changed.Contains(SubjectOf(e));

    /// <summary>Whether an event was undone and can be added again: nothing else has changed what it is about, and it was not added again before.</summary>
    public bool CanAddAgain(IEvent e) => HaveUndone(e) && !changedByHand.Contains(SubjectOf(e)) && !excluded.Contains(ChangeOf(e)) && !imported.Contains(ChangeOf(e));

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
