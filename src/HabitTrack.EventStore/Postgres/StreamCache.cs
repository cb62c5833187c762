using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Postgres;

/// <summary>
/// Committed states of streams, the most recently used ones, up to a weight. A state here may be behind the database, never
/// ahead of it; whoever uses one has its version checked by the database. One that has no events yet is here at version 0.
/// </summary>
/// <param name="capacity">The weight to keep, in bytes of stored JSON.</param>
internal sealed class StreamCache(long capacity)
{
    private const long Overhead = 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<StreamId, LinkedListNode<Held>> states = [];
    private readonly Dictionary<string, ImmutableHashSet<string>> tenants = new(StringComparer.Ordinal);
    private readonly HashSet<string> forgotten = new(StringComparer.Ordinal);
    private readonly LinkedList<Held> recent = [];
    private long weight;

    private sealed record Held(StreamState State, long Weight);

    public bool TryGet(StreamId stream, [NotNullWhen(true)] out StreamState? state)
    {
        lock (gate)
            return TryTouch(stream, out state);
    }

    /// <summary>Keeps a state as it was loaded, unless a newer one is here.</summary>
    /// <param name="state">The state.</param>
    /// <param name="bytes">The length of its documents.</param>
    public void Put(StreamState state, long bytes)
    {
        lock (gate)
            Keep(state, Overhead + bytes);
    }

    /// <summary>Keeps the states of all streams of a tenant.</summary>
    public void PutAll(string tenant, IReadOnlyCollection<(StreamState State, long Bytes)> all)
    {
        lock (gate)
        {
            foreach (var (state, bytes) in all)
                Keep(state, Overhead + bytes);
            if (all.Count > 0 && all.All(one => states.ContainsKey(one.State.Stream)))
                tenants[tenant] = all.Select(one => one.State.Stream.Name).ToImmutableHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Keeps the state that events have led to.</summary>
    /// <param name="state">The state after the events.</param>
    /// <param name="bytes">The length of the events: documents grow by no more, about.</param>
    public void Advance(StreamState state, long bytes)
    {
        lock (gate)
            Keep(state, bytes + (states.GetValueOrDefault(state.Stream)?.Value.Weight ?? Overhead));
    }

    /// <summary>All streams of a tenant that have events, when every one of them is here.</summary>
    public bool TryGetAll(string tenant, [NotNullWhen(true)] out Dictionary<string, StreamState>? all)
    {
        lock (gate)
        {
            all = null;
            if (!tenants.TryGetValue(tenant, out var names))
                return false;

            var found = new Dictionary<string, StreamState>(names.Count, StringComparer.Ordinal);
            foreach (var name in names)
            {
                if (!TryTouch(new StreamId(tenant, name), out var state))
                    return false;
                if (state.Version > 0)
                    found.Add(name, state);
            }

            all = found;
            return true;
        }
    }

    /// <summary>Forgets everything: after a lost connection the database may be another one, and behind.</summary>
    public void Clear()
    {
        lock (gate)
        {
            states.Clear();
            tenants.Clear();
            recent.Clear();
            weight = 0;
        }
    }

    /// <summary>Drops all that is of a tenant, and keeps nothing of it any more, whatever was under way.</summary>
    public void Forget(string tenant)
    {
        lock (gate)
        {
            forgotten.Add(tenant);
            Drop(tenant);
        }
    }

    /// <summary>Drops all that is of a tenant; it is loaded again when it is needed.</summary>
    public void Drop(string tenant)
    {
        lock (gate)
        {
            tenants.Remove(tenant);
            foreach (var node in states.Where(state => state.Key.Tenant == tenant).Select(state => state.Value).ToList())
                Remove(node);
        }
    }

    private void Keep(StreamState state, long bytes)
    {
        if (forgotten.Contains(state.Stream.Tenant))
            return;
        if (states.TryGetValue(state.Stream, out var node))
        {
            if (node.Value.State.Version > state.Version)
                return;
            Remove(node);
        }
        else if (tenants.TryGetValue(state.Stream.Tenant, out var names))
        {
            tenants[state.Stream.Tenant] = names.Add(state.Stream.Name);
        }

        states[state.Stream] = recent.AddFirst(new Held(state, bytes));
        weight += bytes;
        while (weight > capacity && recent.Last is { } last && last != recent.First)
            Evict(last);
    }

    private bool TryTouch(StreamId stream, [NotNullWhen(true)] out StreamState? state)
    {
        if (!states.TryGetValue(stream, out var node))
        {
            state = null;
            return false;
        }

        recent.Remove(node);
        recent.AddFirst(node);
        state = node.Value.State;
        return true;
    }

    private void Evict(LinkedListNode<Held> node)
    {
        Remove(node);
        tenants.Remove(node.Value.State.Stream.Tenant);
    }

    private void Remove(LinkedListNode<Held> node)
    {
        recent.Remove(node);
        states.Remove(node.Value.State.Stream);
        weight -= node.Value.Weight;
    }
}
