using HabitTrack.EventStore.Postgres.Reading;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>Gathers what decisions read: from the cache what it has, all else in one round trip.</summary>
internal sealed class KnownLoader(Model model, Serializer serializer, StreamCache cache)
{
    /// <param name="connection">An open connection, perhaps within a transaction that holds the locks.</param>
    /// <param name="submissions">What will be decided.</param>
    /// <param name="locks">What is held of them, so that no cached state is to be trusted; null for nothing.</param>
    public async Task<Known> Load(NpgsqlConnection connection, IReadOnlyList<Submission> submissions, StreamLocks? locks = null)
    {
        var fresh = locks is not null;
        var known = new Known { Erased = locks?.Erased ?? [] };
        var asked = new Dictionary<StreamId, StreamState?>();
        foreach (var submission in submissions)
        {
            foreach (var stream in submission.Streams)
            {
                var cached = cache.TryGet(stream, out var state);
                if (fresh || submission.Fresh || !cached)
                    asked[stream] = state;
                else if (!asked.ContainsKey(stream))
                    known.Streams[stream] = new LoadedStream(state, null, null);
            }
        }

        var doubted = submissions.Where(submission => fresh || submission.Fresh).SelectMany(submission => submission.Commits).ToList();
        var entries = doubted
            .SelectMany(commit => commit.Entries.Select(id => new Scoped<Guid>(commit.Stream.Tenant, id))).Distinct().ToList();
        var keys = doubted
            .Where(commit => commit.Key is not null)
            .Select(commit => new Scoped<string>(commit.Stream.Tenant, commit.Key!.Key)).Distinct().ToList();
        var tenants = locks is null ? doubted.Select(commit => commit.Stream.Tenant).ToHashSet(StringComparer.Ordinal) : [];
        if (asked.Count + entries.Count + keys.Count > 0)
            await Load(connection, known, asked, entries, keys, tenants);
        return known;
    }

    private async Task Load(
        NpgsqlConnection connection,
        Known known,
        Dictionary<StreamId, StreamState?> streams,
        List<Scoped<Guid>> entries,
        List<Scoped<string>> keys,
        HashSet<string> tenants)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(StreamsAsked.Command(streams));
        if (entries.Count > 0)
            batch.BatchCommands.Add(EntryRows.Command(entries));
        if (keys.Count > 0)
            batch.BatchCommands.Add(KeysOf(keys));
        if (tenants.Count > 0)
            batch.BatchCommands.Add(new("SELECT habittrack_app.erased_among($1)") { Parameters = { Parameters.Texts(tenants) } });

        await batch.PrepareAsync();
        await using var reader = await batch.ExecuteReaderAsync();
        var rows = await StreamRows.Read(reader, CancellationToken.None);
        foreach (var (stream, cached) in streams)
        {
            var loaded = rows.Restore(stream, cached, model, serializer);
            known.Streams[stream] = loaded;
            if (loaded is { Loaded: not null, Bytes: { } bytes })
                cache.Put(loaded.State, bytes);
        }

        if (entries.Count > 0)
        {
            await reader.NextResultAsync();
            foreach (var entry in await EntryRows.Read(reader, model, serializer, CancellationToken.None))
                known.Entries[new Scoped<Guid>(entry.Stream.Tenant, entry.Id)] = entry;
        }

        if (keys.Count > 0)
        {
            await reader.NextResultAsync();
            await ReadKeys(reader, known);
        }

        if (tenants.Count > 0)
        {
            await reader.NextResultAsync();
            await reader.ReadAsync();
            known.Erased = await reader.GetFieldValueAsync<string[]>(0);
        }
    }

    private static NpgsqlBatchCommand KeysOf(List<Scoped<string>> keys) =>
        new("SELECT tenant_id, key, request, body_hash, entry_id, status FROM habittrack_app.load_keys($1, $2)")
        {
            Parameters =
            {
                Parameters.Texts(keys.Select(key => key.Tenant)),
                Parameters.Texts(keys.Select(key => key.Id)),
            },
        };

    private static async Task ReadKeys(NpgsqlDataReader reader, Known known)
    {
        while (await reader.ReadAsync())
        {
            known.Keys[new Scoped<string>(reader.GetString(0), reader.GetString(1))] = new IdempotencyKey(
                reader.GetString(1),
                reader.GetString(2),
                reader.GetFieldValue<byte[]>(3),
                await reader.IsDBNullAsync(4) ? null : reader.GetGuid(4),
                reader.GetInt32(5));
        }
    }
}
