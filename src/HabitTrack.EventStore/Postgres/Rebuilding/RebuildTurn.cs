using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>One rebuild at a time, over all nodes: a lock that goes with the connection, and so with the node.</summary>
internal sealed class RebuildTurn : IAsyncDisposable
{
    public const long Lock = 7234017283807667303;

    private readonly NpgsqlConnection holder;

    private RebuildTurn(NpgsqlConnection holder) => this.holder = holder;

    /// <returns>Null when somebody else has it.</returns>
    public static async Task<RebuildTurn?> TryTake(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(ConnectionSettings.Lasting(connectionString));
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

    public ValueTask DisposeAsync() => holder.DisposeAsync();
}
