using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>
/// Locks that a transaction takes before it decides: the streams first, then the sequence. Whoever holds both is the only writer
/// of these streams, and numbers events in the order of commit.
/// </summary>
internal sealed class StreamLocks
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlParameter tenants;
    private readonly NpgsqlParameter names;

    private StreamLocks(NpgsqlConnection connection, List<StreamId> streams)
    {
        this.connection = connection;
        tenants = Parameters.Texts(streams.Select(stream => stream.Tenant));
        names = Parameters.Texts(streams.Select(stream => stream.Name));
    }

    /// <summary>The tenants among those of the streams that are erased. Nobody erases another before the transaction ends.</summary>
    public IReadOnlyList<string> Erased { get; private set; } = [];

    /// <summary>Locks streams, and makes the rows of those that do not exist yet, at version 0.</summary>
    /// <param name="connection">In a transaction, which holds the locks to its end.</param>
    /// <param name="model">Knows the streams' types.</param>
    /// <param name="streams">The streams, in any order.</param>
    public static async Task<StreamLocks> Take(NpgsqlConnection connection, Model model, IEnumerable<StreamId> streams)
    {
        var ordered = streams.Distinct().Order(StreamOrder.Instance).ToList();
        var locks = new StreamLocks(connection, ordered);
        await locks.Take(ordered.Select(stream => model.ProjectionOf(stream.Name).Name));
        return locks;
    }

    /// <summary>Waits for the turn to number events; it lasts until the transaction ends.</summary>
    /// <returns>The instant of recording, never below that of an earlier event.</returns>
    public async Task<DateTimeOffset> TakeSequence()
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("SELECT habittrack_app.lock_sequence()"));
        batch.BatchCommands.Add(new(
            "SELECT greatest(clock_timestamp(), (SELECT timestamp FROM habittrack.mt_events ORDER BY seq_id DESC LIMIT 1))"));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    /// <summary>Where the events of an earlier try ended up, when it was committed after all.</summary>
    public async Task<Receipt?> Find(IReadOnlyList<NewEvent> events)
    {
        await using var command = new NpgsqlCommand(
            "SELECT sequence, recorded_at FROM habittrack_app.find_events($1, $2, $3, $4)", connection);
        command.Parameters.Add(Parameters.Texts(events.Select(appended => appended.Stream.Tenant)));
        command.Parameters.Add(Parameters.Texts(events.Select(appended => appended.Stream.Name)));
        command.Parameters.Add(Parameters.Longs(events.Select(appended => appended.Version)));
        command.Parameters.Add(Parameters.Uuids(events.Select(appended => appended.Id)));
        await using var reader = await command.ExecuteReaderAsync();
        var sequences = new List<long>();
        var recordedAt = default(DateTimeOffset);
        while (await reader.ReadAsync())
        {
            sequences.Add(reader.GetInt64(0));
            recordedAt = reader.GetFieldValue<DateTimeOffset>(1);
        }

        return sequences.Count == events.Count ? new Receipt(sequences, recordedAt) : null;
    }

    /// <summary>Takes back the rows that were made for streams to which nothing was appended.</summary>
    public async Task DropEmptyStreams()
    {
        await using var command = new NpgsqlCommand("SELECT habittrack_app.drop_empty_streams($1, $2)", connection);
        command.Parameters.Add(tenants.Clone());
        command.Parameters.Add(names.Clone());
        await command.ExecuteNonQueryAsync();
    }

    private async Task Take(IEnumerable<string> types)
    {
        await using var batch = new NpgsqlBatch(connection);
        // A node that freezes here must not hold up the others for longer than this.
        batch.BatchCommands.Add(new("SET LOCAL idle_in_transaction_session_timeout = '5s'"));
        batch.BatchCommands.Add(new("SELECT habittrack_app.erased_among($1)") { Parameters = { tenants.Clone() } });
        batch.BatchCommands.Add(new("SELECT habittrack_app.open_streams($1, $2, $3)")
        {
            Parameters = { tenants.Clone(), names.Clone(), Parameters.Texts(types) },
        });
        batch.BatchCommands.Add(new("SELECT habittrack_app.lock_streams($1, $2)") { Parameters = { tenants.Clone(), names.Clone() } });
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        Erased = reader.GetFieldValue<string[]>(0);
        // To the end, where a stream that cannot be locked makes itself known.
        while (await reader.NextResultAsync())
        {
        }
    }
}
