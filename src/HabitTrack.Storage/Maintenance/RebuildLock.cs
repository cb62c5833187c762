using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>A lock that allows only one rebuild at a time across all nodes.</summary>
internal static class RebuildLock
{
    private const long Lock = 7234017283807667303;

    /// <returns>The connection that holds the lock until it is disposed; null if the lock is already taken.</returns>
    public static Task<NpgsqlConnection?> TryTake(string connectionString, CancellationToken cancellation) =>
        SessionLock.TryTake(connectionString, Lock, cancellation);

    /// <summary>Returns whether a rebuild is running on any node.</summary>
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
}
