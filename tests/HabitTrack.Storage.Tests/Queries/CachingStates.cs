using HabitTrack.Storage.Projections;

namespace HabitTrack.Storage.Tests.Queries;

public sealed class CachingStates : IDisposable
{
    private readonly StateCache cache = new();
    private readonly PersonState state = PersonState.Empty("ann");

    public void Dispose() => cache.Dispose();

    [Fact]
    public void keeps_what_was_loaded_since_anything_was_dropped()
    {
        cache.Drop("ann");
        cache.Keep(state, cache.Generation);

        Assert.Same(state, cache.Find("ann"));
    }

    [Fact]
    public void keeps_nothing_that_was_loaded_before_the_connection_was_lost()
    {
        var generation = cache.Generation;
        cache.Clear();
        cache.Keep(state, generation);

        Assert.Null(cache.Find("ann"));
    }

    [Fact]
    public void keeps_nothing_that_was_loaded_before_the_documents_were_rebuilt()
    {
        var generation = cache.Generation;
        cache.Drop("ann");
        cache.Keep(state, generation);

        Assert.Null(cache.Find("ann"));
    }
}
