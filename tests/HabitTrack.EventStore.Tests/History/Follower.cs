using HabitTrack.EventStore.Tests.Embedded;

namespace HabitTrack.EventStore.Tests.History;

/// <summary>Follows the history from its beginning, and keeps what it was given.</summary>
internal sealed class Follower
{
    private readonly List<Recorded> seen = [];
    private readonly Lock gate = new();
    private readonly IEventStore node;
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task following;

    private Follower(IEventStore node, string? tenant)
    {
        this.node = node;
        following = Task.Run(() => Follow(tenant));
    }

    public static Follower Start(IEventStore node, string? tenant = null) => new(node, tenant);

    /// <summary>How many it was given so far.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return seen.Count;
        }
    }

    /// <summary>Waits until it was given what is certain to be there, and ends it.</summary>
    public async Task<IReadOnlyList<Recorded>> Finish()
    {
        Recorded? last = null;
        await Eventually.Holds("the last event can be read", async () =>
        {
            try
            {
                last = await node.ReadAll(new EventQuery(null, Limit: 1, NewestFirst: true), end.Token).FirstOrDefaultAsync(end.Token);
                return true;
            }
            catch (StoreUnavailableException)
            {
                // It met a connection that was lost while nobody used it.
                return false;
            }
        });
        await Eventually.Holds("the follower is given the last event", () => Task.FromResult(last is null || Has(last)));
        return await Stop();
    }

    /// <summary>Ends it where it is.</summary>
    public async Task<IReadOnlyList<Recorded>> Stop()
    {
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        end.Dispose();
        return seen;
    }

    private bool Has(Recorded recorded)
    {
        lock (gate)
            return seen.Count > 0 && seen[^1].Sequence >= recorded.Sequence;
    }

    private async Task Follow(string? tenant)
    {
        await foreach (var recorded in node.Follow(tenant, 0, end.Token))
        {
            lock (gate)
                seen.Add(recorded);
        }
    }
}
