using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Postgres.Reading;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;
using StreamState = HabitTrack.EventStore.Projections.StreamState;

namespace HabitTrack.EventStore.Marten.Projecting;

/// <summary>The inline projection: the documents of each stream's state, and the entries, in the unit of work that appends the events.</summary>
internal sealed class StateAndEntries(Model model, Serializer serializer, StreamCache cache) : IProjection
{
    private readonly RowWriter rows = new(model, serializer);

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var documents = new List<DocumentRow>();
        foreach (var stream in events.GroupBy(appended => new StreamId(appended.TenantId, appended.StreamKey!)))
        {
            var before = await Before(operations, stream.Key, stream.First().Version - 1, cancellation);
            var projection = model.ProjectionOf(stream.Key.Name);
            var state = stream.Aggregate(before.State, (state, appended) => projection.Evolve(state, appended.Data));
            documents.AddRange(rows.DocumentsOf(before, new StreamState(stream.Key, stream.Last().Version, state)));
        }

        operations.QueueOperation(new FunctionCall("habittrack_app.write_documents", (object)documents.ToArray()));
        var entries = await Entries(operations, events, cancellation);
        if (entries.Length > 0)
            operations.QueueOperation(new FunctionCall("habittrack_app.write_entries", entries, events[0].Timestamp));
        // Whoever follows the history is told once it is committed.
        operations.QueueOperation(new FunctionCall("pg_notify", "habittrack_appended", $"{events.Max(appended => appended.Sequence)}"));
    }

    private async Task<StreamState> Before(IDocumentOperations operations, StreamId stream, long version, CancellationToken cancellation)
    {
        if (version == 0)
            return new StreamState(stream, 0, model.ProjectionOf(stream.Name).Initial);
        if (cache.TryGet(stream, out var known) && known.Version == version)
            return known;

        await using var batch = new NpgsqlBatch(operations.Connection);
        batch.BatchCommands.Add(StreamsAsked.Command(new Dictionary<StreamId, StreamState?> { [stream] = null }));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return (await StreamRows.Read(reader, cancellation)).Restore(stream, null, model, serializer).State;
    }

    /// <summary>The entries that the events create or change, as they are from now on.</summary>
    private async Task<EntryRow[]> Entries(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var changes = events
            .Select(appended => (Event: appended, Change: model.EntryOf(appended.Data)))
            .Where(one => one.Change is not null)
            .ToLookup(one => new Scoped<Guid>(one.Event.TenantId, one.Change!.Id));
        var last = await LastVersions(operations, [.. changes.Where(entry => !entry.First().Change!.Creates).Select(entry => entry.Key)], cancellation);
        return
        [
            .. changes.Select(entry => new EntryRow(
                entry.Key.Tenant,
                entry.Key.Id,
                last.GetValueOrDefault(entry.Key),
                entry.Last().Event.StreamKey,
                [.. entry.Select(one => one.Event.Version)],
                entry.Last().Change!.Retracted,
                entry.Last().Change!.Order,
                serializer.WriteContent(entry.Last().Change!.Content))),
        ];
    }

    private async Task<Dictionary<Scoped<Guid>, long>> LastVersions(
        IDocumentOperations operations, List<Scoped<Guid>> changed, CancellationToken cancellation)
    {
        if (changed.Count == 0)
            return [];

        await using var batch = new NpgsqlBatch(operations.Connection);
        batch.BatchCommands.Add(EntryRows.Command(changed));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var entries = await EntryRows.Read(reader, model, serializer, cancellation);
        return entries.ToDictionary(entry => new Scoped<Guid>(entry.Stream.Tenant, entry.Id), entry => entry.Versions[^1]);
    }
}
