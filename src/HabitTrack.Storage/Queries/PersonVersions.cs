using Npgsql;

namespace HabitTrack.Storage.Queries;

/// <summary>How many events people have, by which states that are cached are told from those that are current.</summary>
internal static class PersonVersions
{
    /// <summary>Selects it for the people of <c>$1</c>. Versions only rise, so that an equal sum means equal versions.</summary>
    public const string Sql = """
        SELECT tenant_id, sum(version)::bigint
        FROM habittrack.mt_streams
        WHERE tenant_id = ANY ($1)
            AND id <> 'mt_tombstone'
            AND NOT is_archived
        GROUP BY tenant_id
        """;

    /// <summary>Reads them; people without events are not among them.</summary>
    /// <param name="command">Has <see cref="Sql"/> as its text.</param>
    /// <param name="people">Whose versions.</param>
    /// <param name="cancellation">Gives up.</param>
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
