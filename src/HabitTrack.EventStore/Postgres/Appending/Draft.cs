using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>An event that is not numbered yet.</summary>
internal sealed record NewEvent(StreamId Stream, long Version, Guid Id, string Type, object Data, byte[] Json, Metadata By)
{
    public Recorded At(long sequence, DateTimeOffset recordedAt) =>
        new(sequence, Id, Stream, Version, Type, Data, recordedAt, By);
}

/// <summary>A stream before and after the events of a draft.</summary>
internal sealed record StreamChange(StreamState Before, StreamState After, long Bytes);

/// <summary>
/// An entry that decisions read, at the version of its last event (0 when there was none), and how it stands after the
/// draft's events; null when it was only read.
/// </summary>
internal sealed record EntryEdit(long Before, EntryState? After);

/// <summary>
/// What is to be written, and what that rests on. Later decisions see it as if it were written. A draft on top of another one
/// is kept as a whole or dropped as a whole.
/// </summary>
internal sealed class Draft(Known known, Draft? onto = null)
{
    public Dictionary<StreamId, StreamChange> Streams { get; } = [];

    /// <summary>The versions of the streams that were read, as they are in the database.</summary>
    public Dictionary<StreamId, long> Reads { get; } = [];

    public Dictionary<Scoped<Guid>, EntryEdit> Entries { get; } = [];

    public Dictionary<Scoped<string>, IdempotencyKey> Keys { get; } = [];

    public List<NewEvent> Events { get; } = [];

    public bool IsErased(string tenant) => known.Erased.Contains(tenant);

    public StreamState State(StreamId stream)
    {
        if (Changed(stream) is { } change)
            return change.After;
        var state = known.Streams[stream].State;
        Reads[stream] = state.Version;
        return state;
    }

    public EntryState? Entry(Scoped<Guid> id)
    {
        if (Edited(id) is { } edit)
            return edit.After ?? known.Entries.GetValueOrDefault(id);
        var entry = known.Entries.GetValueOrDefault(id);
        Entries[id] = new EntryEdit(entry?.Versions[^1] ?? 0, null);
        return entry;
    }

    public IdempotencyKey? Key(Scoped<string> key) =>
        Keys.GetValueOrDefault(key) ?? onto?.Key(key) ?? known.Keys.GetValueOrDefault(key);

    /// <summary>Adds what one commit appends. Nothing here fails.</summary>
    public void Append(StreamState after, IReadOnlyList<NewEvent> events, IEnumerable<EntryState> entries)
    {
        var bytes = events.Sum(appended => (long)appended.Json.Length);
        var change = Changed(after.Stream);
        Streams[after.Stream] = change is null
            ? new StreamChange(known.Streams[after.Stream].State, after, bytes)
            : new StreamChange(change.Before, after, change.Bytes + bytes);
        Events.AddRange(events);
        foreach (var entry in entries)
        {
            var id = new Scoped<Guid>(entry.Stream.Tenant, entry.Id);
            Entries[id] = new EntryEdit(Edited(id)?.Before ?? 0, entry);
        }
    }

    /// <summary>Takes over everything from a draft that was made on top of this one.</summary>
    public void Take(Draft upper)
    {
        foreach (var (stream, change) in upper.Streams)
            Streams[stream] = change;
        foreach (var (stream, version) in upper.Reads)
            Reads[stream] = version;
        foreach (var (id, edit) in upper.Entries)
            Entries[id] = edit;
        foreach (var (id, key) in upper.Keys)
            Keys[id] = key;
        Events.AddRange(upper.Events);
    }

    /// <summary>Forgets all that would be written.</summary>
    public void Drop()
    {
        Streams.Clear();
        Reads.Clear();
        Entries.Clear();
        Keys.Clear();
        Events.Clear();
    }

    private StreamChange? Changed(StreamId stream) => Streams.GetValueOrDefault(stream) ?? onto?.Changed(stream);

    private EntryEdit? Edited(Scoped<Guid> id) => Entries.GetValueOrDefault(id) ?? onto?.Edited(id);
}
