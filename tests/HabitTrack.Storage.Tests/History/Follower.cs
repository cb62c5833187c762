using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.Embedded;
using JasperFx.Events;

namespace HabitTrack.Storage.Tests.History;

/// <summary>Follows a person's events from the first and collects them.</summary>
internal sealed class Follower
{
    private readonly List<IEvent> received = [];
    private readonly Lock gate = new();
    private readonly StorageNode node;
    private readonly string person;
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task following;

    private Follower(StorageNode node, string person, TimeSpan idleTimeout)
    {
        (this.node, this.person) = (node, person);
        following = Task.Run(() => Follow(idleTimeout));
    }

    public static Follower Start(StorageNode node, string person, TimeSpan? idleTimeout = null) => new(node, person, idleTimeout ?? TimeSpan.FromMinutes(5));

    /// <summary>The number of events received so far.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return received.Count;
        }
    }

    /// <summary>The number of idle notifications received so far.</summary>
    public int IdleCount { get; private set; }

    /// <summary>Waits for the last event, stops, and asserts that all events were received once and in order.</summary>
    public async Task ReceivesAll()
    {
        await Eventually.Holds("the follower has received the last event", async () =>
        {
            try
            {
                var last = await node.Store.LastSequence(person, end.Token);
                lock (gate)
                    return last == 0 || (received.Count > 0 && received[^1].Sequence >= last);
            }
            catch (StorageUnavailableException)
            {
                // An idle connection was lost.
                return false;
            }
        });
        await Stop();
        var history = await node.Store.ReadHistory(new HistoryQuery(person), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(history.Select(e => (e.Sequence, e.Id)), received.Select(e => (e.Sequence, e.Id)));
    }

    /// <summary>Stops and returns the received events.</summary>
    public async Task<IReadOnlyList<IEvent>> Stop()
    {
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        end.Dispose();
        return received;
    }

    private async Task Follow(TimeSpan idleTimeout)
    {
        await foreach (var commit in node.Live.Follow(person, 0, idleTimeout, end.Token))
        {
            lock (gate)
            {
                IdleCount += commit.Count == 0 ? 1 : 0;
                received.AddRange(commit);
            }
        }
    }
}
