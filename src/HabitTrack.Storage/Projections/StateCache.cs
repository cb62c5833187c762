using Microsoft.Extensions.Caching.Memory;

namespace HabitTrack.Storage.Projections;

/// <summary>The states of the people that were last asked for. Whoever uses one checks its version against the database first.</summary>
public sealed class StateCache : IDisposable
{
    private const long MostBytes = 128 << 20, BytesOfPerson = 3_000, BytesOfEvent = 200;

    private readonly Lock gate = new();
    private readonly MemoryCache states = new(new MemoryCacheOptions { SizeLimit = MostBytes, CompactionPercentage = 0.1 });

    private long generation;

    /// <summary>Rises whenever anything is dropped: what was loaded before may be what had to go.</summary>
    public long Generation => Interlocked.Read(ref generation);

    /// <summary>A person's state; null where it is not here.</summary>
    public PersonState? Find(string person) => states.Get<PersonState>(person);

    /// <summary>Keeps a committed state, unless anything was dropped since the generation in which it was loaded.</summary>
    public void Keep(PersonState state, long loadedIn)
    {
        lock (gate)
        {
            if (loadedIn == generation)
                states.Set(state.Person, state, new MemoryCacheEntryOptions { Size = BytesOfPerson + (BytesOfEvent * state.Version) });
        }
    }

    /// <summary>Drops what is known of a person.</summary>
    public void Drop(string person)
    {
        lock (gate)
        {
            generation++;
            states.Remove(person);
        }
    }

    /// <summary>Drops everything: after a lost connection the database may be another one, and behind.</summary>
    public void Clear()
    {
        lock (gate)
        {
            generation++;
            states.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => states.Dispose();
}
