using HabitTrack.EventStore.Tests.Contract;

namespace HabitTrack.EventStore.Tests.History;

public abstract class WritingAtOnce(Engine engine) : HistoryTest(engine)
{
    [Fact]
    public Task to_one_stream_loses_nothing_and_doubles_nothing() =>
        Check(() => new Callers(Ledger, Engine.Store).Book(64, 16, _ => Stream(1)));

    [Fact]
    public Task to_a_thousand_tenants_loses_nothing_and_doubles_nothing() =>
        Check(() => new Callers(Ledger, Engine.Store).Book(64, 32, number => new StreamId($"{Tenant}-{number % 1000}", "account-1")));

    [Fact]
    public async Task on_two_nodes_to_the_same_streams_loses_nothing_and_doubles_nothing()
    {
        await using var other = Engine.Open();
        await Check(() => new Callers(Ledger, Engine.Store, other).Book(64, 12, number => Stream(number % 3)));
    }
}
