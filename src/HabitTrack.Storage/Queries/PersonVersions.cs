using Npgsql;

namespace HabitTrack.Storage.Queries;

/// <summary>Reads the versions of people, which show whether a cached state is current.</summary>
internal static class PersonVersions
{
    /// <summary>Selects the number of events of each person of <c>$1</c>. Streams are append-only, so an equal sum means equal versions.</summary>
    public const string Sql = """
        SELECT tenant_id, sum(version)::bigint
        FROM habittrack.mt_streams
        WHERE tenant_id = ANY ($1)
            AND id <> 'mt_tombstone'
            AND NOT is_archived
        GROUP BY tenant_id
        """;

    /// <summary>Reads the versions. People without events are left out.</summary>
    /// <param name="command">A command with the text <see cref="Sql"/>.</param>
    /// <param name="people">The ids of the people.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public static async Task<Dictionary<string, long>> Read(NpgsqlCommand command, string[] people, CancellationToken cancellation = default)
    {
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = people });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            versions.Add(reader.GetString(0), reader.GetInt64(1));
        return versions;
    }
}
