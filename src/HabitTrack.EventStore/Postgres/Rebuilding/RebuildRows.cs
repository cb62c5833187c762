using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>What is written down of rebuilds, for every node to see.</summary>
internal sealed class RebuildRows(NpgsqlDataSource database)
{
    private const string Select = """
        SELECT id, status, events, total, problem
        FROM habittrack_app.rebuilds
        """;

    public Task Open(Guid id, CancellationToken cancellation) => Execute(
        """
        WITH ended AS (
            UPDATE habittrack_app.rebuilds
            SET status = 'failed', problem = 'Its node ended.'
            WHERE status = 'running')
        INSERT INTO habittrack_app.rebuilds (id, status, events, total)
        SELECT $1, 'running', 0, coalesce(sum(s.version), 0)
        FROM habittrack.mt_streams AS s
        WHERE s.id <> 'mt_tombstone'
        """,
        cancellation,
        id);

    /// <summary>Events more that are done, once the transaction that they were done in is committed.</summary>
    public static NpgsqlBatchCommand Progress(Guid id, long events) => new("UPDATE habittrack_app.rebuilds SET events = events + $2 WHERE id = $1")
    {
        Parameters = { new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<long> { TypedValue = events } },
    };

    public Task Close(Guid id, RebuildStatus status, string? problem) => Execute(
        "UPDATE habittrack_app.rebuilds SET status = $2, problem = $3 WHERE id = $1",
        CancellationToken.None,
        id,
        status == RebuildStatus.Done ? "done" : "failed",
        (object?)problem ?? DBNull.Value);

    public async Task<Rebuild?> Running(CancellationToken cancellation) =>
        await Read($"{Select} WHERE status = 'running' ORDER BY started_at DESC LIMIT 1", cancellation);

    public async Task<Rebuild?> Find(Guid id, CancellationToken cancellation)
    {
        var found = await Read($"{Select} WHERE id = $1", cancellation, id);
        if (found?.Status != RebuildStatus.Running || await IsAnyUnderWay(cancellation))
            return found;

        // It may have ended in between.
        found = await Read($"{Select} WHERE id = $1", cancellation, id);
        return found?.Status == RebuildStatus.Running ? found with { Status = RebuildStatus.Failed, Problem = "Its node ended." } : found;
    }

    private Task<bool> IsAnyUnderWay(CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT EXISTS (
                SELECT
                FROM pg_locks
                WHERE locktype = 'advisory'
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND objsubid = 1
                    AND (classid::bigint << 32) | objid::bigint = {RebuildTurn.Lock})
            """);
        return await command.ExecuteScalarAsync(cancellation) is true;
    });

    private Task<Rebuild?> Read(string sql, CancellationToken cancellation, params object[] values) => Failures.Guard(async () =>
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;

        var status = reader.GetString(1) switch
        {
            "running" => RebuildStatus.Running,
            "done" => RebuildStatus.Done,
            _ => RebuildStatus.Failed,
        };
        var (events, total) = (reader.GetInt64(2), reader.GetInt64(3));
        return new Rebuild(
            reader.GetGuid(0),
            status,
            events,
            status == RebuildStatus.Done ? 100 : (int)Math.Min(99, events * 100 / Math.Max(1, total)),
            await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetString(4));
    });

    private Task<int> Execute(string sql, CancellationToken cancellation, params object[] values) => Failures.Guard(async () =>
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    });

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
