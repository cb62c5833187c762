namespace HabitTrack.EventStore.Tests.History;

/// <summary>Reads on and on after the last sequence it has seen, as a subscription does.</summary>
internal sealed class Follower
{
    private readonly List<Recorded> seen = [];
    private readonly IEventStore node;
    private readonly Task following;
    private volatile bool all;

    private Follower(IEventStore node)
    {
        this.node = node;
        following = Task.Run(Follow);
    }

    public static Follower Start(IEventStore node) => new(node);

    /// <summary>Has one last look, at what is certain to be there.</summary>
    public async Task<IReadOnlyList<Recorded>> Finish()
    {
        all = true;
        await following;
        return seen;
    }

    private async Task Follow()
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        bool last;
        do
        {
            last = all;
            last &= await Look();
        }
        while (!last && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }

    private async Task<bool> Look()
    {
        try
        {
            var query = new EventQuery(null, After: seen.Count > 0 ? seen[^1].Sequence : 0);
            await foreach (var recorded in node.ReadAll(query, TestContext.Current.CancellationToken))
                seen.Add(recorded);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
