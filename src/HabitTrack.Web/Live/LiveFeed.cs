using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>
/// The node's one follower of the history, which hands each event to whoever listens for its person. It starts with the first
/// listener, and ends at the first event that finds none.
/// </summary>
internal sealed class LiveFeed
{
    private readonly IEventStore store;
    private readonly ILogger<LiveFeed> log;
    private readonly CancellationToken stopping;
    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<LiveListener>> listeners = new(StringComparer.Ordinal);
    private bool isFollowing;
    private long position;

    public LiveFeed(IEventStore store, IHostApplicationLifetime lifetime, ILogger<LiveFeed> log)
    {
        (this.store, this.log) = (store, log);
        stopping = lifetime.ApplicationStopping;
        stopping.Register(EndAll);
    }

    /// <summary>Listens for a person, until the listener is disposed of.</summary>
    public async Task<LiveListener> Listen(string person, CancellationToken cancellation)
    {
        if (TryAdd(person, null) is { } added)
            return added;
        return TryAdd(person, await store.SettledSequence(cancellation))!;
    }

    /// <param name="person">Whom to listen for.</param>
    /// <param name="start">Where to follow from when nobody follows; null to do nothing then.</param>
    private LiveListener? TryAdd(string person, long? start)
    {
        lock (gate)
        {
            if (!isFollowing)
            {
                if (start is not { } after)
                    return null;
                (isFollowing, position) = (true, after);
                _ = Task.Run(() => Follow(after), CancellationToken.None);
            }

            var listener = new LiveListener(person, position, Remove);
            if (!listeners.TryGetValue(person, out var ofPerson))
                listeners.Add(person, ofPerson = []);
            ofPerson.Add(listener);
            if (stopping.IsCancellationRequested)
                listener.End();
            return listener;
        }
    }

    private void Remove(LiveListener listener)
    {
        lock (gate)
        {
            if (listeners.TryGetValue(listener.Person, out var ofPerson) && ofPerson.Remove(listener) && ofPerson.Count == 0)
                listeners.Remove(listener.Person);
        }
    }

    private async Task Follow(long after)
    {
        try
        {
            await foreach (var recorded in store.Follow(null, after, stopping))
            {
                if (!Hand(recorded))
                    return;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service stops, and every listener has been told so.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The history cannot be followed after {Sequence}", position);
            EndAll();
        }
    }

    /// <returns>Whether anybody listens.</returns>
    private bool Hand(Recorded recorded)
    {
        lock (gate)
        {
            position = recorded.Sequence;
            foreach (var listener in listeners.GetValueOrDefault(recorded.Stream.Tenant) ?? [])
                listener.Offer(recorded);
            return isFollowing = listeners.Count > 0;
        }
    }

    /// <summary>Whoever listened comes again, and goes on where it was.</summary>
    private void EndAll()
    {
        lock (gate)
        {
            isFollowing = false;
            foreach (var listener in listeners.Values.SelectMany(ofPerson => ofPerson))
                listener.End();
        }
    }
}
