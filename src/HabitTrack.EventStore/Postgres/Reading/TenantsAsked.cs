using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>
/// The questions for all streams of a tenant. Most are answered from the cache, once the database has said that nothing was appended
/// since; the others it hands out.
/// </summary>
internal sealed class TenantsAsked(IEnumerable<TenantQuestion> questions, Model model, Serializer serializer, StreamCache cache)
{
    private readonly Dictionary<string, List<TenantQuestion>> asked = questions
        .GroupBy(question => question.Tenant, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, StreamState>> known = new(StringComparer.Ordinal);

    /// <summary>Whether there are questions that have no answer yet.</summary>
    public bool Any => asked.Count > 0;

    /// <summary>Finds what the cache has.</summary>
    /// <returns>Whether there is anything to be checked.</returns>
    public bool FindKnown()
    {
        foreach (var tenant in asked.Keys)
        {
            if (cache.TryGetAll(tenant, out var all))
                known.Add(tenant, all);
        }

        return known.Count > 0;
    }

    /// <summary>Asks for the sum of the versions of each known tenant's streams. Versions only rise, so that an equal sum means equal versions.</summary>
    public NpgsqlBatchCommand Check() => new(
        """
        SELECT tenant_id, sum(version)::bigint
        FROM habittrack.mt_streams
        WHERE tenant_id = ANY ($1)
            AND id <> 'mt_tombstone'
        GROUP BY tenant_id
        """)
    {
        Parameters = { Parameters.Texts(known.Keys) },
    };

    /// <summary>Answers the questions for tenants that are as they are known.</summary>
    public async Task AnswerKnown(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            var tenant = reader.GetString(0);
            if (known[tenant].Values.Sum(state => state.Version) == reader.GetInt64(1) && asked.Remove(tenant, out var current))
                current.ForEach(question => question.Give(() => known[tenant]));
        }
    }

    /// <summary>Asks for everything of the tenants whose questions are left.</summary>
    public NpgsqlBatchCommand Load() => new("SELECT tenant, name, version, segment, data FROM habittrack_app.load_tenants($1)")
    {
        Parameters = { Parameters.Texts(asked.Keys) },
    };

    /// <summary>Answers the questions that are left.</summary>
    public void Answer(StreamRows rows)
    {
        var stored = rows.Streams.ToLookup(stream => stream.Tenant, StringComparer.Ordinal);
        foreach (var (tenant, waiting) in asked)
        {
            var loaded = stored[tenant].ToDictionary(
                stream => stream.Name,
                stream => rows.Restore(stream, null, model, serializer),
                StringComparer.Ordinal);
            if (loaded.Count > 0 && loaded.Values.All(stream => stream.Failure is null))
                cache.PutAll(tenant, [.. loaded.Values.Select(stream => (stream.State, stream.Bytes ?? 0))]);
            waiting.ForEach(question => question.Give(() => States(loaded)));
        }
    }

    private static Dictionary<string, StreamState> States(Dictionary<string, LoadedStream> loaded) =>
        loaded.ToDictionary(stream => stream.Key, stream => stream.Value.State, StringComparer.Ordinal);
}
