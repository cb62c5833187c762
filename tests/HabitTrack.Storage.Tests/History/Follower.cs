using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.Embedded;
using JasperFx.Events;

namespace HabitTrack.Storage.Tests.History;

/// <summary>Follows a person's events from the first, and keeps what it was given.</summary>
internal sealed class Follower
{
    private readonly List<IEvent> given = [];
    private readonly Lock gate = new();
    private readonly StorageNode node;
    private readonly string person;
    private readonly CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task following;

    private Follower(StorageNode node, string person, TimeSpan silence)
    {
        (this.node, this.person) = (node, person);
        following = Task.Run(() => Follow(silence));
    }

    public static Follower Start(StorageNode node, string person, TimeSpan? silence = null) => new(node, person, silence ?? TimeSpan.FromMinutes(5));

    /// <summary>How many it was given so far.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return given.Count;
        }
    }

    /// <summary>How often it was told that nothing had come.</summary>
    public int Silences { get; private set; }

    /// <summary>Waits until it was given the last event there is, and ends it: it was given all of them, once and in order.</summary>
    public async Task HasAll()
    {
        await Eventually.Holds("the follower is given the last event", async () =>
        {
            try
            {
                var last = await node.Store.LastSequence(person, end.Token);
                lock (gate)
                    return last == 0 || (given.Count > 0 && given[^1].Sequence >= last);
            }
            catch (StorageUnavailableException)
            {
                // It met a connection that was lost while nobody used it.
                return false;
            }
        });
        await Stop();
        var history = await node.Store.ReadHistory(new HistoryQuery(person), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(history.Select(one => (one.Sequence, one.Id)), given.Select(one => (one.Sequence, one.Id)));
    }

    /// <summary>Ends it where it is.</summary>
    public async Task<IReadOnlyList<IEvent>> Stop()
    {
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        end.Dispose();
        return given;
    }

    private async Task Follow(TimeSpan silence)
    {
        await foreach (var one in node.Live.Follow(person, 0, silence, end.Token))
        {
            lock (gate)
            {
                if (one is null)
                    Silences++;
                else
                    given.Add(one);
            }
        }
    }
}
