using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>The end of a tenant, in one transaction.</summary>
internal static class Erasure
{
    /// <exception cref="StoreUnavailableException">Nothing was erased, or not certainly; doing it again is safe.</exception>
    public static async Task Of(NpgsqlDataSource database, string tenant, CancellationToken cancellation)
    {
        try
        {
            await Failures.Retry(async () =>
            {
                await using var command = database.CreateCommand("SELECT habittrack_app.erase_tenant($1)");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
                command.CommandTimeout = 0;
                return await command.ExecuteNonQueryAsync(cancellation);
            });
        }
        catch (Exception failure) when (Failures.IsAway(failure) || Failures.IsCollision(failure))
        {
            throw Failures.Away(failure);
        }
    }
}
