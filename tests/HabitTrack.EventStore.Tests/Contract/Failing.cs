using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Failing(Engine engine) : EventStoreContract(engine)
{
    public static TheoryData<object> Poison =>
    [
        new Explode(),
        new BookUnfoldable(),
        // A text that PostgreSQL cannot store.
        new Book(Guid.CreateVersion7(), 1, "2026", "nul\0"),
    ];

    [Theory]
    [MemberData(nameof(Poison), DisableDiscoveryEnumeration = true)]
    public async Task poison_fails_alone_and_the_others_of_its_batch_are_committed(object poison)
    {
        var innocent = Enumerable.Range(0, 20).Select(i => Execute(Deposit(1), $"account-{i % 4}").AsTask()).ToList();
        var poisoned = Execute(poison).AsTask();
        innocent.AddRange(Enumerable.Range(0, 20).Select(i => Execute(Deposit(1), $"account-{i % 4}").AsTask()));

        await Assert.ThrowsAnyAsync<Exception>(() => poisoned);
        Assert.All(await Task.WhenAll(innocent), outcome => Assert.IsType<Outcome.Committed>(outcome));
        var all = await Store.LoadAll(Tenant, Cancellation);
        Assert.Equal(40, all.Values.Sum(state => ((Account)state.State).Balance));
    }

    [Fact]
    public async Task after_poison_the_stream_goes_on()
    {
        await Committed(Deposit(1));
        await Assert.ThrowsAnyAsync<Exception>(async () => await Execute(new Book(Guid.CreateVersion7(), 1, "2026", "nul\0")));

        Assert.Equal(2, (await Committed(Deposit(1))).State.Version);
        Assert.Equal(2, (await Balance(Store)).Balance);
    }
}
