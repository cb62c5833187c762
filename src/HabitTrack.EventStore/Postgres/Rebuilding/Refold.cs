using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>The streams of some tenants, folded from their first events.</summary>
internal sealed class Refold
{
    private readonly Model model;
    private readonly Serializer serializer;
    private readonly RowWriter rows;
    private readonly Dictionary<StreamId, long> streams = [];
    private readonly Dictionary<Scoped<Guid>, FoldedEntryRow> entries = [];

    private Refold(Model model, Serializer serializer)
    {
        this.model = model;
        this.serializer = serializer;
        rows = new RowWriter(model, serializer);
    }

    public long Events { get; private set; }

    public List<DocumentRow> Documents { get; } = [];

    public IReadOnlyCollection<FoldedEntryRow> Entries => entries.Values;

    public IEnumerable<ReadRow> Streams => streams.Select(stream => new ReadRow(stream.Key.Tenant, stream.Key.Name, stream.Value));

    /// <summary>Where streams and their events do not fit together.</summary>
    public List<Difference> Faults { get; } = [];

    /// <param name="connection">In a transaction in which the streams do not change.</param>
    /// <param name="tenants">Whose streams.</param>
    /// <param name="locking">What is to be held of the streams' rows: a locking clause, or nothing.</param>
    /// <param name="model">Knows the folds.</param>
    /// <param name="serializer">Writes documents and contents.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnknownEventTypeException">The model does not know an event's type.</exception>
    public static async Task<Refold> Of(
        NpgsqlConnection connection, string[] tenants, string locking, Model model, Serializer serializer, CancellationToken cancellation)
    {
        // By what is there now: a plan made while the tables were small would read them whole for every few tenants.
        await using var plans = new NpgsqlCommand("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_custom_plan", connection);
        await plans.ExecuteNonQueryAsync(cancellation);
        var refold = new Refold(model, serializer);
        await refold.ReadStreams(connection, tenants, locking, cancellation);
        await refold.ReadEvents(connection, cancellation);
        return refold;
    }

    private async Task ReadStreams(NpgsqlConnection connection, string[] tenants, string locking, CancellationToken cancellation)
    {
        // In the order in which writers lock them.
        await using var command = new NpgsqlCommand(
            $"""
            SELECT tenant_id, id, version
            FROM habittrack.mt_streams
            WHERE tenant_id = ANY ($1)
                AND id <> 'mt_tombstone'
            ORDER BY tenant_id COLLATE "C", id COLLATE "C"
            {locking}
            """,
            connection);
        command.Parameters.Add(Parameters.Texts(tenants));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            streams.Add(new StreamId(reader.GetString(0), reader.GetString(1)), reader.GetInt64(2));
    }

    private async Task ReadEvents(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT e.tenant_id, e.stream_id, e.version, e.seq_id, e.type, e.data, e.timestamp
            FROM unnest($1, $2) AS s (tenant, name)
            JOIN habittrack.mt_events AS e
                ON e.tenant_id = s.tenant
                AND e.stream_id = s.name
            WHERE e.type <> 'tombstone'
            ORDER BY e.tenant_id, e.stream_id, e.version
            """,
            connection);
        command.Parameters.Add(Parameters.Texts(streams.Keys.Select(stream => stream.Tenant)));
        command.Parameters.Add(Parameters.Texts(streams.Keys.Select(stream => stream.Name)));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        StreamState? state = null;
        while (await reader.ReadAsync(cancellation))
        {
            var stream = state?.Stream is { } same && reader.GetString(0) == same.Tenant && reader.GetString(1) == same.Name
                ? same
                : new StreamId(reader.GetString(0), reader.GetString(1));
            if (state?.Stream != stream)
            {
                Finish(state);
                state = new StreamState(stream, 0, model.ProjectionOf(stream.Name).Initial);
            }

            var (version, sequence) = (reader.GetInt64(2), reader.GetInt64(3));
            if (version != state.Version + 1)
                Faults.Add(new Difference(stream.Tenant, stream.Name, null, $"Version {state.Version + 1} is missing before event {sequence}."));
            var data = serializer.ReadEvent(sequence, reader.GetString(4), reader.GetFieldValue<byte[]>(5));
            state = new StreamState(stream, version, model.ProjectionOf(stream.Name).Evolve(state.State, data));
            if (model.EntryOf(data) is { } change)
                Take(stream, version, change, reader.GetFieldValue<DateTimeOffset>(6));
            Events++;
        }

        Finish(state);
    }

    private void Take(StreamId stream, long version, EntryChange change, DateTimeOffset recordedAt)
    {
        var id = new Scoped<Guid>(stream.Tenant, change.Id);
        var before = entries.GetValueOrDefault(id);
        entries[id] = new FoldedEntryRow(
            stream.Tenant,
            change.Id,
            stream.Name,
            [.. before?.Versions ?? [], version],
            before?.RecordedAt ?? recordedAt,
            change.Retracted,
            change.Order,
            serializer.WriteContent(change.Content));
    }

    private void Finish(StreamState? state)
    {
        if (state is null)
            return;
        var projection = model.ProjectionOf(state.Stream.Name);
        Documents.AddRange(rows.DocumentsOf(new StreamState(state.Stream, 0, projection.Initial), state).Where(document => document.Data is not null));
        if (streams[state.Stream] != state.Version)
        {
            Faults.Add(new Difference(
                state.Stream.Tenant, state.Stream.Name, null, $"The stream says version {streams[state.Stream]}, its last event {state.Version}."));
        }
    }
}
