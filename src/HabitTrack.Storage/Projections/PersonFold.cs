using JasperFx.Events;

namespace HabitTrack.Storage.Projections;

/// <summary>Folds a person's events onto a state and onto the entries that they change.</summary>
/// <param name="before">The state before the events.</param>
/// <param name="findEntry">Finds an entry as of before the events; null if there is none.</param>
internal sealed class PersonFold(PersonState before, Func<Guid, EntryDocument?> findEntry)
{
    private readonly PersonState initial = before;
    private readonly Dictionary<Guid, EntryDocument> changedEntries = [];

    /// <summary>The state after the events.</summary>
    public PersonState State { get; private set; } = before;

    /// <summary>The entries that the events changed, after the events.</summary>
    public IReadOnlyCollection<EntryDocument> ChangedEntries => changedEntries.Values;

    /// <summary>The documents that the events changed.</summary>
    public IEnumerable<object> ChangedDocuments => PersonDocuments.Changed(initial, State).Concat(changedEntries.Values);

    /// <summary>Returns an entry as of now; null if there is none.</summary>
    public EntryDocument? Entry(Guid id) => changedEntries.GetValueOrDefault(id) ?? findEntry(id);

    /// <summary>Applies an event that is stored or about to be stored.</summary>
    public void Apply(IEvent stored) => Apply(StreamKey.StreamOf(stored.StreamKey!), stored.Version, (PersonEvent)stored.Data, stored.Timestamp);

    /// <summary>Applies an event.</summary>
    /// <param name="stream">A habit's id, or <c>profile</c>.</param>
    /// <param name="version">The event's version in the stream.</param>
    /// <param name="data">The event.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    public void Apply(string stream, long version, PersonEvent data, DateTimeOffset recordedAt)
    {
        var applied = WithUnit(stream, data);
        State = State.Apply(stream, version, applied, recordedAt);
        if (applied is EntryEvent change)
            changedEntries[change.EntryId] = EntryDocument.After(Entry(change.EntryId), stream, version, change, recordedAt);
    }

    /// <summary>
    /// Returns the event with the unit of its amounts. An entry that was recorded without one keeps that of the habit at the time it was logged.
    /// </summary>
    private PersonEvent WithUnit(string stream, PersonEvent data) => data is EntryEvent { Content: Activity { Unit: null } } change
        ? change.InUnit(Entry(change.EntryId)?.Content.AmountUnit ?? State.Habit(stream).Habit.Definition?.Unit)
        : data;
}
