using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>
/// A transaction that first locks the streams that submissions touch, then the sequence: from then on no other writer of this
/// engine changes anything, so that what is decided in it stands.
/// </summary>
internal sealed class LockedTransaction : IAsyncDisposable
{
    private readonly NpgsqlTransaction transaction;
    private readonly NpgsqlParameter tenants;
    private readonly NpgsqlParameter names;

    private LockedTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, List<StreamId> streams)
    {
        Connection = connection;
        this.transaction = transaction;
        tenants = Parameters.Texts(streams.Select(stream => stream.Tenant));
        names = Parameters.Texts(streams.Select(stream => stream.Name));
    }

    public NpgsqlConnection Connection { get; }

    public static async Task<LockedTransaction> Begin(NpgsqlConnection connection, Model model, IEnumerable<Submission> submissions)
    {
        var streams = submissions.SelectMany(submission => submission.Streams).Distinct().Order(StreamOrder.Instance).ToList();
        var locked = new LockedTransaction(connection, await connection.BeginTransactionAsync(), streams);
        try
        {
            await locked.Lock(streams.Select(stream => model.ProjectionOf(stream.Name).Name));
            return locked;
        }
        catch
        {
            await locked.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where the events of an earlier try ended up, when it was committed after all.</summary>
    public async Task<Receipt?> Find(IReadOnlyList<NewEvent> events)
    {
        await using var command = new NpgsqlCommand(
            "SELECT sequence, recorded_at FROM habittrack_app.find_events($1, $2, $3, $4)", Connection);
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

    public async Task Commit()
    {
        await using var command = new NpgsqlCommand("SELECT habittrack_app.drop_empty_streams($1, $2)", Connection);
        command.Parameters.Add(tenants.Clone());
        command.Parameters.Add(names.Clone());
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private async Task Lock(IEnumerable<string> types)
    {
        await using var batch = new NpgsqlBatch(Connection);
        // A node that freezes here must not hold up the others for longer than this.
        batch.BatchCommands.Add(new("SET LOCAL idle_in_transaction_session_timeout = '5s'"));
        batch.BatchCommands.Add(new("SELECT habittrack_app.open_streams($1, $2, $3)")
        {
            Parameters = { tenants.Clone(), names.Clone(), Parameters.Texts(types) },
        });
        batch.BatchCommands.Add(new("SELECT habittrack_app.lock_streams($1, $2)") { Parameters = { tenants.Clone(), names.Clone() } });
        batch.BatchCommands.Add(new("SELECT habittrack_app.lock_sequence()"));
        await batch.ExecuteNonQueryAsync();
    }
}
