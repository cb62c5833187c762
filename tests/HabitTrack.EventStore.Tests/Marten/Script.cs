using HabitTrack.EventStore.Tests.Bank;
using Npgsql;

namespace HabitTrack.EventStore.Tests.Marten;

/// <summary>What happens to one account, the same whoever plays it; its bookings are named by numbers instead of ids.</summary>
internal sealed class Script
{
    private readonly StreamId stream;
    private readonly Guid[] bookings = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];

    public Script(StreamId stream)
    {
        this.stream = stream;
        Commits =
        [
            Commit(new SetLimit(500)) with { Stream = stream with { Name = BankModel.LimitsStream } },
            Commit(new Book(bookings[0], 10, "2025", "first")),
            Commit(new Book(bookings[1], -400.25m)) with { AlsoReads = [BankModel.LimitsStream] },
            Commit(new Book(bookings[2], 5)) with { Key = new IdempotencyKey("key", "POST /bookings", [1, 2], bookings[2], 201) },
            Commit(new Correct(bookings[0], 7)) with { Entries = [bookings[0]] },
            Commit(new VoidBooking(bookings[0])) with { Entries = [bookings[0]], By = new Metadata(null) },
            Commit(new Book(bookings[3], 1)) with { AlsoReads = ["nowhere"], Entries = [bookings[3]] },
            Commit(new Look()),
        ];
    }

    public IReadOnlyList<Commit> Commits { get; }

    /// <summary>All that the shared tables hold of it, ids and times aside.</summary>
    public async Task<List<string>> Rows(string connectionString)
    {
        string[] tables =
        [
            "SELECT to_jsonb(s) - 'tenant_id' - 'timestamp' - 'created' FROM habittrack.mt_streams AS s WHERE tenant_id = $1 ORDER BY id",
            """
            SELECT to_jsonb(e) - 'tenant_id' - 'seq_id' - 'id' - 'timestamp'
            FROM habittrack.mt_events AS e WHERE tenant_id = $1 ORDER BY seq_id
            """,
            "SELECT to_jsonb(d) - 'tenant_id' FROM habittrack_app.documents AS d WHERE tenant_id = $1 ORDER BY stream_id, segment",
            "SELECT to_jsonb(e) - 'tenant_id' - 'recorded_at' FROM habittrack_app.entries AS e WHERE tenant_id = $1 ORDER BY versions",
            "SELECT to_jsonb(k) - 'tenant_id' - 'created' FROM habittrack_app.idempotency_keys AS k WHERE tenant_id = $1",
        ];
        var rows = new List<string>();
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand(table);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Tenant });
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                rows.Add(Named(reader.GetString(0)));
        }

        return rows;
    }

    private Commit Commit(object command) => new(stream, command, new Metadata("ann", "request-1", "cause-1"));

    private string Named(string row)
    {
        for (var i = 0; i < bookings.Length; i++)
            row = row.Replace($"{bookings[i]}", $"booking {i}", StringComparison.Ordinal);
        return row;
    }
}
