using Microsoft.Extensions.Caching.Memory;

namespace HabitTrack.Storage.Projections;

/// <summary>Caches recently used person states. Callers must compare a state's version with the database before using it.</summary>
public sealed class StateCache : IDisposable
{
    private const long MaxBytes = 128 << 20, BytesPerPerson = 3_000, BytesPerEvent = 200;

    private readonly Lock gate = new();
    private readonly MemoryCache states = new(new MemoryCacheOptions { SizeLimit = MaxBytes, CompactionPercentage = 0.1 });

    private long generation;

    /// <summary>Increases with every removal, so that states loaded before it are not cached again.</summary>
    public long Generation => Interlocked.Read(ref generation);

    /// <summary>Finds a person's state; null if it is not cached.</summary>
    public PersonState? Find(string person) => states.Get<PersonState>(person);

    /// <summary>Caches a committed state, unless states were removed since the generation in which it was loaded.</summary>
    public void Set(PersonState state, long loadedIn)
    {
        lock (gate)
        {
            if (loadedIn == generation)
                states.Set(state.Person, state, new MemoryCacheEntryOptions { Size = BytesPerPerson + (BytesPerEvent * state.Version) });
        }
    }

    /// <summary>Removes a person's state.</summary>
    public void Remove(string person)
    {
        lock (gate)
        {
            generation++;
            states.Remove(person);
        }
    }

    /// <summary>Removes all states. After a lost connection the next server may be another one that is behind.</summary>
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
