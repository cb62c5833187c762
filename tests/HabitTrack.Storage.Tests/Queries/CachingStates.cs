using HabitTrack.Storage.Projections;

namespace HabitTrack.Storage.Tests.Queries;

public sealed class CachingStates : IDisposable
{
    private readonly StateCache cache = new();
    private readonly PersonState state = PersonState.Empty("ann");

    public void Dispose() => cache.Dispose();

    [Fact]
    public void caches_a_state_that_was_loaded_after_the_last_removal()
    {
        cache.Remove("ann");
        cache.Set(state, cache.Generation);

        Assert.Same(state, cache.Find("ann"));
    }

    [Fact]
    public void does_not_cache_a_state_that_was_loaded_before_the_cache_was_cleared()
    {
        var generation = cache.Generation;
        cache.Clear();
        cache.Set(state, generation);

        Assert.Null(cache.Find("ann"));
    }

    [Fact]
    public void does_not_cache_a_state_that_was_loaded_before_a_removal()
    {
        var generation = cache.Generation;
        cache.Remove("ann");
        cache.Set(state, generation);

        Assert.Null(cache.Find("ann"));
    }
}
