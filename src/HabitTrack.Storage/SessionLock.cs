using Npgsql;

namespace HabitTrack.Storage;

/// <summary>An advisory lock that one node holds. It is released when its connection closes, so also when the node ends.</summary>
internal static class SessionLock
{
    /// <returns>The connection that holds the lock until it is disposed; null if the lock is already taken.</returns>
    public static async Task<NpgsqlConnection?> TryTake(string connectionString, long key, CancellationToken cancellation)
    {
        var holder = DataSources.UnpooledConnection(connectionString);
        try
        {
            await holder.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", holder) { Parameters = { new() { Value = key } } };
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return holder;
        }
        catch
        {
            await holder.DisposeAsync();
            throw;
        }

        await holder.DisposeAsync();
        return null;
    }
}
