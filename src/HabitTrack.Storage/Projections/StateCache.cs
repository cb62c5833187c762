using Microsoft.Extensions.Caching.Memory;

namespace HabitTrack.Storage.Projections;

/// <summary>The states of the people that were last asked for. Whoever uses one checks its version against the database first.</summary>
public sealed class StateCache : IDisposable
{
    private const long MostBytes = 128 << 20, BytesOfPerson = 3_000, BytesOfEvent = 200;

    private readonly MemoryCache states = new(new MemoryCacheOptions { SizeLimit = MostBytes, CompactionPercentage = 0.1 });

    /// <summary>A person's state; null where it is not here.</summary>
    public PersonState? Find(string person) => states.Get<PersonState>(person);

    /// <summary>Keeps a state that is committed.</summary>
    public void Keep(PersonState state) =>
        states.Set(state.Person, state, new MemoryCacheEntryOptions { Size = BytesOfPerson + (BytesOfEvent * state.Version) });

    /// <summary>Drops what is known of a person.</summary>
    public void Drop(string person) => states.Remove(person);

    /// <summary>Drops everything: after a lost connection the database may be another one, and behind.</summary>
    public void Clear() => states.Clear();

    /// <inheritdoc/>
    public void Dispose() => states.Dispose();
}
