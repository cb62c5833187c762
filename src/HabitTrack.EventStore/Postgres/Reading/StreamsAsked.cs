using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>The questions for single streams within one round trip.</summary>
internal sealed class StreamsAsked(IEnumerable<StreamQuestion> questions, Model model, Serializer serializer, StreamCache cache)
{
    private readonly ILookup<StreamId, StreamQuestion> asked = questions.ToLookup(question => question.Stream);
    private readonly Dictionary<StreamId, StreamState?> known = [];

    public bool Any => asked.Count > 0;

    public NpgsqlBatchCommand Command()
    {
        foreach (var group in asked)
            known[group.Key] = cache.TryGet(group.Key, out var state) ? state : null;
        return Command(known);
    }

    public static NpgsqlBatchCommand Command(IReadOnlyDictionary<StreamId, StreamState?> known) =>
        new("SELECT tenant, name, version, segment, data FROM habittrack_app.load_streams($1, $2, $3)")
        {
            Parameters =
            {
                Parameters.Texts(known.Keys.Select(stream => stream.Tenant)),
                Parameters.Texts(known.Keys.Select(stream => stream.Name)),
                Parameters.Longs(known.Values.Select(state => state?.Version)),
            },
        };

    public void Answer(StreamRows rows)
    {
        foreach (var group in asked)
        {
            var loaded = rows.Restore(group.Key, known[group.Key], model, serializer);
            if (loaded is { Loaded: not null, Bytes: { } bytes })
                cache.Put(loaded.State, bytes);
            foreach (var question in group)
                question.Give(() => loaded.State);
        }
    }
}
