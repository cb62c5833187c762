using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>Of which version the stored documents are. Those of another one are never read: whoever finds them rebuilds first.</summary>
internal sealed class ProjectionVersions(NpgsqlDataSource database, Model model)
{
    /// <summary>Whether all documents are of this program's versions; where there is no event yet, they are from now on.</summary>
    public async Task<bool> AreCurrent(CancellationToken cancellation)
    {
        if (await AreRecorded(cancellation))
            return true;
        if (await HasStreams(cancellation))
            return false;
        await Record(cancellation);
        return true;
    }

    public Task<bool> AreRecorded(CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var command = database.CreateCommand("SELECT name, version FROM habittrack_app.projections");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var recorded = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            recorded[reader.GetString(0)] = reader.GetInt32(1);
        return model.Projections.All(projection => recorded.GetValueOrDefault(projection.Name) == projection.Version);
    });

    public Task<int> Record(CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO habittrack_app.projections (name, version)
            SELECT name, version
            FROM unnest($1, $2) AS p (name, version)
            ON CONFLICT (name) DO UPDATE SET version = excluded.version
            """);
        command.Parameters.Add(Parameters.Texts(model.Projections.Select(projection => projection.Name)));
        command.Parameters.Add(Parameters.Integers(model.Projections.Select(projection => projection.Version)));
        return await command.ExecuteNonQueryAsync(cancellation);
    });

    private Task<bool> HasStreams(CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM habittrack.mt_streams WHERE id <> 'mt_tombstone')");
        return await command.ExecuteScalarAsync(cancellation) is true;
    });
}
