using System.Collections.Concurrent;

namespace HabitTrack.Storage.Access;

/// <summary>
/// Caches the access of tokens by the hash of the token. An entry is used only if the revision of the access rights, read within the last 250 ms, has not
/// changed since the entry was loaded. A change of access rights waits that long before it returns, so nodes need not notify each other.
/// </summary>
/// <param name="load">Loads the access of a token by its hash; null if there is none.</param>
/// <param name="loadRevision">Loads the current revision of the access rights.</param>
/// <param name="clock">The clock that measures the lease.</param>
internal sealed class TokenAccessCache(Func<ReadOnlyMemory<byte>, Task<TokenAccess?>> load, Func<Task<Guid>> loadRevision, TimeProvider clock)
{
    private const int MaxEntries = 50_000;

    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, LoadedAccess> entries = new(StringComparer.Ordinal);
    private LoadedRevision? latest;

    public async ValueTask<TokenAccess?> Find(ReadOnlyMemory<byte> hash, CancellationToken cancellation)
    {
        var revision = await CurrentRevision(cancellation);
        var key = Convert.ToBase64String(hash.Span);
        while (true)
        {
            if (!entries.TryGetValue(key, out var loaded) || loaded.Revision != revision || loaded.Access is { IsValueCreated: true, Value.IsFaulted: true })
            {
                var fresh = new LoadedAccess(revision, new Lazy<Task<TokenAccess?>>(() => load(hash)));
                if (loaded is null ? !entries.TryAdd(key, fresh) : !entries.TryUpdate(key, fresh, loaded))
                    continue;
                loaded = fresh;
                if (entries.Count > MaxEntries)
                    entries.Clear();
            }

            try
            {
                var access = await loaded.Access.Value.WaitAsync(cancellation);
                if (access is null)
                    Remove(key, loaded);
                return access;
            }
            catch (Exception) when (loaded.Access.Value.IsFaulted)
            {
                Remove(key, loaded);
                throw;
            }
        }
    }

    /// <summary>Waits until no node uses a revision that it read before this call.</summary>
    public async Task WaitForLeasesToExpire()
    {
        latest = null;
        // 10 % longer, because the clocks of machines run at slightly different rates.
        await Task.Delay(Lease * 1.1, clock, CancellationToken.None);
    }

    private Task<Guid> CurrentRevision(CancellationToken cancellation)
    {
        var current = latest;
        while (current is null || clock.GetElapsedTime(current.RequestedAt) >= Lease || current.Revision is { IsValueCreated: true, Value.IsFaulted: true })
        {
            var fresh = new LoadedRevision(clock.GetTimestamp(), new Lazy<Task<Guid>>(loadRevision));
            var other = Interlocked.CompareExchange(ref latest, fresh, current);
            current = other == current ? fresh : other;
        }

        return current.Revision.Value.WaitAsync(cancellation);
    }

    private void Remove(string key, LoadedAccess loaded) => entries.TryRemove(KeyValuePair.Create(key, loaded));

    private sealed record LoadedAccess(Guid Revision, Lazy<Task<TokenAccess?>> Access);

    /// <param name="requestedAt">The timestamp before the query was sent.</param>
    /// <param name="revision">The result of the query.</param>
    private sealed class LoadedRevision(long requestedAt, Lazy<Task<Guid>> revision)
    {
        public long RequestedAt { get; } = requestedAt;

        public Lazy<Task<Guid>> Revision { get; } = revision;
    }
}
