using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>The questions for all streams of a tenant within one round trip.</summary>
internal sealed class TenantsAsked(IEnumerable<TenantQuestion> questions, Model model, Serializer serializer, StreamCache cache)
{
    private readonly ILookup<string, TenantQuestion> asked = questions.ToLookup(question => question.Tenant, StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, StreamState>?> known = new(StringComparer.Ordinal);

    public bool Any => asked.Count > 0;

    public NpgsqlBatchCommand Command()
    {
        foreach (var group in asked)
            known[group.Key] = cache.TryGetAll(group.Key, out var all) ? all : null;
        return new("SELECT tenant, name, version, segment, data FROM habittrack_app.load_tenants($1, $2)")
        {
            Parameters =
            {
                Parameters.Texts(known.Keys),
                Parameters.Longs(known.Values.Select(all => all?.Values.Sum(state => state.Version))),
            },
        };
    }

    public void Answer(StreamRows rows)
    {
        var changed = rows.Streams.ToLookup(stream => stream.Tenant, StringComparer.Ordinal);
        foreach (var group in asked)
        {
            var loaded = changed[group.Key].ToDictionary(
                stream => stream.Name,
                stream => rows.Restore(stream, null, model, serializer),
                StringComparer.Ordinal);
            if (loaded.Count > 0 && loaded.Values.All(stream => stream.Failure is null))
                cache.PutAll(group.Key, [.. loaded.Values.Select(stream => (stream.State, stream.Bytes ?? 0))]);
            var isCurrent = loaded.Count == 0 && !rows.IsEmptied(group.Key);
            foreach (var question in group)
                question.Give(() => isCurrent ? known[group.Key] ?? [] : States(loaded));
        }
    }

    private static Dictionary<string, StreamState> States(Dictionary<string, LoadedStream> loaded) =>
        loaded.ToDictionary(stream => stream.Key, stream => stream.Value.State, StringComparer.Ordinal);
}
