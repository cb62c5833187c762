using System.Text.Json;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Imports;

/// <summary>
/// Finds the events of a file in a person's history, stream by stream. The history can also have events that no longer count: undos, what they undid, and
/// what was added again.
/// </summary>
public sealed class ExistingEvents(IDocumentStore store, string person) : IAsyncDisposable
{
    private readonly Dictionary<string, Existing> streams = new(StringComparer.Ordinal);
    private readonly HashSet<long> known = [];
    private readonly HashSet<(string Request, string Subject)> undone = [], ignored = [];
    private readonly HashSet<Guid> ignoredEntries = [];

    /// <summary>The sequences of the events that were found.</summary>
    public IReadOnlySet<long> Known => known;

    /// <summary>Finds the next event of a stream of the file. Once an event is not found, the later ones of the stream are not either.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="imported">The event.</param>
    /// <param name="by">The author of the event in the file. An undo in the history is that of the file only if both undo the same request by the same one.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>Whether the event was found, and a refusal if the person has another event in its place.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<(bool IsKnown, Refusal? Refusal)> Find(
        string stream, PersonEvent imported, Author by, CancellationToken cancellation)
    {
        if (!streams.TryGetValue(stream, out var existing))
            streams[stream] = existing = new Existing(store.ReadHistory(new HistoryQuery(person, Stream: stream), cancellation).GetAsyncEnumerator(cancellation));
        for (var isNext = true; await existing.Events.MoveNextAsync(); isNext = false)
        {
            var e = existing.Events.Current;
            var change = LaterChanges.ChangeOf(e);
            existing.Version = e.Version;
            var isAddedAgain = e.ImportId is not null && undone.Contains(change) && !ignored.Contains(change);
            if ((isNext || !isAddedAgain) && (e.CausationId is null || IsSameUndo(e, by)) && Serialize(e.Data) == Serialize(imported))
            {
                known.Add(e.Sequence);
                existing.Found++;
                if (!isNext || existing.Shifts.Count == 0)
                    existing.Shifts.Add((existing.Found, e.Version - existing.Found));
                return (true, null);
            }

            if (isAddedAgain)
                continue;
            if ((existing.Counting ??= await FindCounting(stream, cancellation)).Contains(e.Sequence))
                return (false, ImportedEvent.HistoryDiffers);
            if (e.Data is EntryLogged { EntryId: var entry })
                ignoredEntries.Add(entry);
            if (e.CausationId is { } cause)
                undone.Add((cause, change.Subject));
            else
                ignored.Add(change);
        }

        return (false, imported is EntryLogged { EntryId: var id } && ignoredEntries.Contains(id) ? ImportedEvent.HistoryDiffers : null);
    }

    /// <summary>Creates the event to append for one that was not found. Events that no longer count shift the versions.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The version of the event in the file.</param>
    /// <param name="imported">The event.</param>
    /// <param name="added">The number of events by stream that were added again since.</param>
    public ImportedEvent Place(string stream, long version, PersonEvent imported, IReadOnlyDictionary<string, long> added)
    {
        var existing = streams[stream];
        long Shift(long of) => of > existing.Found
            ? existing.Version - existing.Found + added.GetValueOrDefault(stream)
            : existing.Shifts.Last(shift => shift.From <= of).Shift;
        var data = imported is HabitChangeUndone undo ? undo with { Version = undo.Version + Shift(undo.Version) } : imported;
        return new ImportedEvent(stream, data, version + Shift(version));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var existing in streams.Values)
            await existing.Events.DisposeAsync();
    }

    /// <summary>Returns the sequences of the events of a stream that are no undos and not undone.</summary>
    private async Task<HashSet<long>> FindCounting(string stream, CancellationToken cancellation)
    {
        var (later, counting) = (new LaterChanges(), new HashSet<long>());
        await foreach (var e in store.ReadHistory(new HistoryQuery(person, Stream: stream, NewestFirst: true), cancellation))
        {
            if (e.CausationId is null && !later.HaveUndone(e))
                counting.Add(e.Sequence);
            later.Add(e);
        }

        return counting;
    }

    private static bool IsSameUndo(IEvent e, Author by) => (e.CausationId, e.CorrelationId) == (by.CausationId, by.CorrelationId);

    /// <summary>Serializes an event to compare it. The version that an undo refers to can be shifted.</summary>
    private static string Serialize(object data) =>
        data.GetType().Name + JsonSerializer.Serialize(data is HabitChangeUndone undo ? undo with { Version = 0 } : data, data.GetType(), HabitJson.Options);

    private sealed class Existing(IAsyncEnumerator<IEvent> events)
    {
        public IAsyncEnumerator<IEvent> Events => events;

        /// <summary>The version of the last event that was read.</summary>
        public long Version { get; set; }

        /// <summary>The number of events of the file that were found.</summary>
        public long Found { get; set; }

        /// <summary>By how much the versions of found events are greater than in the file, from a version in the file.</summary>
        public List<(long From, long Shift)> Shifts { get; } = [];

        public HashSet<long>? Counting { get; set; }
    }
}
