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

    /// <param name="connection">In a transaction that sees one moment.</param>
    /// <param name="tenants">Whose streams.</param>
    /// <param name="model">Knows the folds.</param>
    /// <param name="serializer">Writes documents and contents.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnknownEventTypeException">The model does not know an event's type.</exception>
    public static Task<Refold> Of(
        NpgsqlConnection connection, string[] tenants, Model model, Serializer serializer, CancellationToken cancellation) =>
        Read(connection, [], tenants, "", model, serializer, cancellation);

    /// <summary>The same, and holds the streams as they are until the end of the transaction.</summary>
    public static Task<Refold> Holding(
        NpgsqlConnection connection, string[] tenants, Model model, Serializer serializer, CancellationToken cancellation) =>
        // A node that freezes here must not hold up the others for longer than this.
        Read(connection, ["SET LOCAL idle_in_transaction_session_timeout = '5s'"], tenants, "FOR NO KEY UPDATE", model, serializer, cancellation);

    private static async Task<Refold> Read(
        NpgsqlConnection connection, string[] settings, string[] tenants, string locking, Model model, Serializer serializer, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        // By what is there now: a plan made while the tables were small would read them whole for every few tenants.
        foreach (var setting in settings.Concat(["SET LOCAL enable_seqscan = off", "SET LOCAL plan_cache_mode = force_custom_plan"]))
            batch.BatchCommands.Add(new(setting));
        // In the order in which writers lock them.
        batch.BatchCommands.Add(new(
            $"""
            SELECT tenant_id, id, version
            FROM habittrack.mt_streams
            WHERE tenant_id = ANY ($1)
                AND id <> 'mt_tombstone'
            ORDER BY tenant_id COLLATE "C", id COLLATE "C"
            {locking}
            """)
        {
            Parameters = { Parameters.Texts(tenants) },
        });
        batch.BatchCommands.Add(new(
            """
            SELECT tenant_id, stream_id, version, seq_id, type, data, timestamp
            FROM habittrack.mt_events
            WHERE tenant_id = ANY ($1)
                AND type <> 'tombstone'
            ORDER BY tenant_id COLLATE "C", stream_id COLLATE "C", version
            """)
        {
            Parameters = { Parameters.Texts(tenants) },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var refold = new Refold(model, serializer);
        while (await reader.ReadAsync(cancellation))
            refold.streams.Add(new StreamId(reader.GetString(0), reader.GetString(1)), reader.GetInt64(2));
        await reader.NextResultAsync(cancellation);
        await refold.Fold(reader, cancellation);
        return refold;
    }

    private async Task Fold(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        StreamState? state = null;
        while (await reader.ReadAsync(cancellation))
        {
            var stream = state?.Stream is { } same && reader.GetString(0) == same.Tenant && reader.GetString(1) == same.Name
                ? same
                : new StreamId(reader.GetString(0), reader.GetString(1));
            if (!streams.ContainsKey(stream))
                continue; // It was opened since the streams were read, by a writer who keeps its documents.
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
