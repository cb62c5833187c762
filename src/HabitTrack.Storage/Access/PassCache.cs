using System.Collections.Concurrent;

namespace HabitTrack.Storage.Access;

/// <summary>
/// Passes by the hash of their token, each good for a short lease from the moment the database was asked for it. Whoever changes what a token
/// opens waits until every lease has run out, on whatever node, before saying that it is done: so no message between nodes has to arrive, and none can be lost.
/// </summary>
internal sealed class PassCache(Func<ReadOnlyMemory<byte>, Task<Pass?>> ask, TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Asked> known = new(StringComparer.Ordinal);

    public async ValueTask<Pass?> Find(ReadOnlyMemory<byte> hash, CancellationToken cancellation)
    {
        var key = Convert.ToBase64String(hash.Span);
        while (true)
        {
            if (!known.TryGetValue(key, out var asked) || !IsGood(asked))
            {
                var fresh = new Asked(clock.GetTimestamp(), new Lazy<Task<Pass?>>(() => ask(hash)));
                if (asked is null ? !known.TryAdd(key, fresh) : !known.TryUpdate(key, fresh, asked))
                    continue;
                asked = fresh;
                if (known.Count > Most)
                    known.Clear();
            }

            try
            {
                var pass = await asked.Answer.Value.WaitAsync(cancellation);
                if (pass is null)
                    Forget(key, asked);
                return pass;
            }
            catch (Exception) when (asked.Answer.Value.IsFaulted)
            {
                Forget(key, asked);
                throw;
            }
        }
    }

    /// <summary>Returns when no node can take for good any more what it asked for before.</summary>
    public async Task OutlastLeases()
    {
        known.Clear();
        // A tenth more, because clocks of machines do not run alike.
        await Task.Delay(Lease * 1.1, clock, CancellationToken.None);
    }

    private bool IsGood(Asked asked) => clock.GetElapsedTime(asked.At) < Lease;

    private void Forget(string key, Asked asked) => known.TryRemove(KeyValuePair.Create(key, asked));

    private sealed record Asked(long At, Lazy<Task<Pass?>> Answer);
}
