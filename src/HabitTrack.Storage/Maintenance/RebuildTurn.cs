using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>One rebuild at a time, over all nodes: a lock that goes with the connection, and so with the node.</summary>
internal sealed class RebuildTurn : IAsyncDisposable
{
    private const long Lock = 7234017283807667303;

    private readonly NpgsqlConnection holder;

    private RebuildTurn(NpgsqlConnection holder) => this.holder = holder;

    /// <returns>Null when somebody else has it.</returns>
    public static async Task<RebuildTurn?> TryTake(NpgsqlDataSource database, string connectionString, CancellationToken cancellation)
    {
        var connection = DataSources.Lasting(database, connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Lock})", connection);
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return new RebuildTurn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>Whether a rebuild runs on some node.</summary>
    public static async Task<bool> IsTaken(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT EXISTS (
                SELECT
                FROM pg_locks
                WHERE locktype = 'advisory'
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND objsubid = 1
                    AND (classid::bigint << 32) | objid::bigint = {Lock})
            """);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    public ValueTask DisposeAsync() => holder.DisposeAsync();
}
