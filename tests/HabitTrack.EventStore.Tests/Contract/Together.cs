using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Together(Engine engine) : EventStoreContract(engine)
{
    [Theory]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task commits_are_decided_in_order_each_on_those_before_it(int count)
    {
        var booking = Deposit(1);
        Commit[] commits =
        [
            Commit(booking) with { Entries = [booking.BookingId] },
            .. Enumerable.Range(1, count).Select(
                i => Commit(new Correct(booking.BookingId, i + 1)) with { Entries = [booking.BookingId] }),
        ];

        var outcomes = await Store.ExecuteTogether(commits, Cancellation);

        Assert.All(outcomes, outcome => Assert.Single(Assert.IsType<Outcome.Committed>(outcome).Events));
        Assert.Equal(count + 1, (await Balance(Store)).Balance);
        Assert.Equal(count + 1, (await Store.FindEntry(Tenant, booking.BookingId, Cancellation))!.Versions.Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public async Task where_one_is_refused_none_is_committed(int count)
    {
        var commits = Enumerable.Range(0, count).Select(i => Commit(Deposit(i), $"account-{i % 5}")).ToArray();
        commits[1] = Commit(new Correct(Guid.CreateVersion7(), 1));

        var outcomes = await Store.ExecuteTogether(commits, Cancellation);

        Assert.Equal(new Outcome.Refused("no-such-booking"), outcomes[1]);
        Assert.Equal(count - 1, outcomes.OfType<Outcome.Withdrawn>().Count());
        Assert.Empty(await Store.LoadAll(Tenant, Cancellation));
    }

    [Fact]
    public async Task where_one_is_stale_none_is_committed()
    {
        var outcomes = await Store.ExecuteTogether(
            [Commit(Deposit(1), "account-2"), Commit(Deposit(1)) with { ExpectedVersion = 3 }], Cancellation);

        Assert.Equal([new Outcome.Withdrawn(), new Outcome.Stale(0)], outcomes);
        Assert.Empty(await Store.LoadAll(Tenant, Cancellation));
    }

    [Fact]
    public async Task where_one_throws_none_is_committed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Store.ExecuteTogether([Commit(Deposit(1)), Commit(new Explode())], Cancellation));

        Assert.Empty(await History(Account));
    }

    [Fact]
    public async Task a_repetition_under_one_key_does_nothing()
    {
        var key = new IdempotencyKey("batch", "POST /batch", [1], null, 200);
        Commit[] commits = [Commit(Deposit(1)) with { Key = key }, Commit(Deposit(2))];
        await Store.ExecuteTogether(commits, Cancellation);

        var again = await Store.ExecuteTogether(commits, Cancellation);

        Assert.IsType<Outcome.Replayed>(again[0]);
        Assert.IsType<Outcome.Withdrawn>(again[1]);
        Assert.Equal(2, (await History(Account)).Count);
    }

    [Fact]
    public async Task large_and_small_ones_side_by_side_keep_the_stream_whole()
    {
        var large = Enumerable.Range(0, 5).Select(_ => Store.ExecuteTogether(
            [.. Enumerable.Range(0, 200).Select(_ => Commit(Deposit(1)))], Cancellation).AsTask()).ToList();
        var small = Enumerable.Range(0, 200).Select(_ => Execute(Deposit(1)).AsTask()).ToList();

        Assert.All((await Task.WhenAll(large)).SelectMany(outcomes => outcomes), outcome => Assert.IsType<Outcome.Committed>(outcome));
        Assert.All(await Task.WhenAll(small), outcome => Assert.IsType<Outcome.Committed>(outcome));
        Assert.Equal(
            Enumerable.Range(1, 1200).Select(i => (long)i), (await History(Account)).Select(recorded => recorded.Version));
        Assert.Equal(1200, (await Balance(Store)).Balance);
    }
}
