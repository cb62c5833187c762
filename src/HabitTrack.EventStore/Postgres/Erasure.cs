using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>The end of a tenant, in one transaction.</summary>
internal static class Erasure
{
    private const int MostTries = 10;

    /// <exception cref="StoreUnavailableException">Nothing was erased, or not certainly; doing it again is safe.</exception>
    public static async Task Of(NpgsqlDataSource database, string tenant, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = database.CreateCommand("SELECT habittrack_app.erase_tenant($1)");
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
                command.CommandTimeout = 0;
                await command.ExecuteNonQueryAsync(cancellation);
                return;
            }
            catch (Exception failure) when (Failures.IsCollision(failure) && attempt < MostTries)
            {
                // It met a writer, which goes on now.
            }
            catch (Exception failure) when (Failures.IsAway(failure) || Failures.IsCollision(failure))
            {
                throw Failures.Away(failure);
            }
        }
    }
}
