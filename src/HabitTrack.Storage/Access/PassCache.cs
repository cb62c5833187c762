using System.Collections.Concurrent;

namespace HabitTrack.Storage.Access;

/// <summary>
/// Passes by the hash of their token. Before a pass is used, the node knows from the last 250 ms that nothing was revoked, removed or granted since the pass
/// was loaded. Whoever makes such a change waits that long before saying that it is done, so that no message between nodes has to arrive.
/// </summary>
/// <param name="load">Loads the pass of a token by its hash; null where there is none.</param>
/// <param name="loadRevision">Loads the revision of the access rights, which every such change replaces.</param>
/// <param name="clock">Measures the lease.</param>
internal sealed class PassCache(Func<ReadOnlyMemory<byte>, Task<Pass?>> load, Func<Task<Guid>> loadRevision, TimeProvider clock)
{
    private const int MaxPasses = 50_000;

    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, LoadedPass> passes = new(StringComparer.Ordinal);
    private LoadedRevision? latest;

    public async ValueTask<Pass?> Find(ReadOnlyMemory<byte> hash, CancellationToken cancellation)
    {
        var revision = await CurrentRevision(cancellation);
        var key = Convert.ToBase64String(hash.Span);
        while (true)
        {
            if (!passes.TryGetValue(key, out var loaded) || loaded.Revision != revision || loaded.Pass is { IsValueCreated: true, Value.IsFaulted: true })
            {
                var fresh = new LoadedPass(revision, new Lazy<Task<Pass?>>(() => load(hash)));
                if (loaded is null ? !passes.TryAdd(key, fresh) : !passes.TryUpdate(key, fresh, loaded))
                    continue;
                loaded = fresh;
                if (passes.Count > MaxPasses)
                    passes.Clear();
            }

            try
            {
                var pass = await loaded.Pass.Value.WaitAsync(cancellation);
                if (pass is null)
                    Forget(key, loaded);
                return pass;
            }
            catch (Exception) when (loaded.Pass.Value.IsFaulted)
            {
                Forget(key, loaded);
                throw;
            }
        }
    }

    /// <summary>Returns when no node uses a revision any more that it loaded before.</summary>
    public async Task WaitForLeasesToExpire()
    {
        latest = null;
        // A tenth more, because clocks of machines do not run alike.
        await Task.Delay(Lease * 1.1, clock, CancellationToken.None);
    }

    private Task<Guid> CurrentRevision(CancellationToken cancellation)
    {
        var current = latest;
        while (current is null || clock.GetElapsedTime(current.AskedAt) >= Lease || current.Revision is { IsValueCreated: true, Value.IsFaulted: true })
        {
            var fresh = new LoadedRevision(clock.GetTimestamp(), new Lazy<Task<Guid>>(loadRevision));
            var other = Interlocked.CompareExchange(ref latest, fresh, current);
            current = other == current ? fresh : other;
        }

        return current.Revision.Value.WaitAsync(cancellation);
    }

    private void Forget(string key, LoadedPass loaded) => passes.TryRemove(KeyValuePair.Create(key, loaded));

    private sealed record LoadedPass(Guid Revision, Lazy<Task<Pass?>> Pass);

    /// <param name="askedAt">The clock's timestamp from before the database was asked.</param>
    /// <param name="revision">The database's answer.</param>
    private sealed class LoadedRevision(long askedAt, Lazy<Task<Guid>> revision)
    {
        public long AskedAt { get; } = askedAt;

        public Lazy<Task<Guid>> Revision { get; } = revision;
    }
}
