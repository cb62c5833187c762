using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Conflicting(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task an_expected_version_that_holds_is_committed()
    {
        await Committed(Commit(Deposit(1)) with { ExpectedVersion = 0 });
        await Committed(Commit(Deposit(1)) with { ExpectedVersion = 1 });

        Assert.Equal(2, (await History(Account)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task an_expected_version_that_does_not_hold_is_stale_and_tells_the_actual_one(long expected)
    {
        await Committed(Deposit(1));

        var outcome = await Store.Execute(Commit(Deposit(1)) with { ExpectedVersion = expected }, Cancellation);

        Assert.Equal(new Outcome.Stale(1), outcome);
        Assert.Single(await History(Account));
    }

    [Fact]
    public async Task an_expected_version_is_compared_with_what_another_node_has_written()
    {
        await using var other = Engine.Open();
        await Committed(Deposit(1));
        await other.Execute(Commit(Deposit(1)), Cancellation);

        Assert.Equal(
            new Outcome.Stale(2),
            await Store.Execute(Commit(Deposit(1)) with { ExpectedVersion = 1 }, Cancellation));
        await Committed(Commit(Deposit(1)) with { ExpectedVersion = 2 });
    }

    [Fact]
    public async Task of_writers_that_expect_the_same_version_exactly_one_is_committed()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => Store.Execute(Commit(Deposit(i)) with { ExpectedVersion = 0 }, Cancellation).AsTask()));

        Assert.Single(outcomes.OfType<Outcome.Committed>());
        Assert.Equal(19, outcomes.OfType<Outcome.Stale>().Count());
        Assert.Single(await History(Account));
    }

    [Fact]
    public async Task writers_without_an_expectation_never_fail_each_other_on_two_nodes()
    {
        await using var other = Engine.Open();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 100).Select(
            i => (i % 2 == 0 ? Store : other).Execute(Commit(Deposit(1)), Cancellation).AsTask()));

        Assert.All(outcomes, outcome => Assert.IsType<Outcome.Committed>(outcome));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), (await History(Account)).Select(recorded => recorded.Version));
        Assert.Equal(100, (await Balance(other)).Balance);
    }

    [Fact]
    public async Task a_decision_is_never_made_on_what_another_node_has_overtaken()
    {
        await using var other = Engine.Open();
        await Committed(new SetLimit(50), BankModel.LimitsStream);
        var withdrawals = Enumerable.Range(1, 100).Select(i => (i % 2 == 0 ? Store : other).Execute(
            Commit(Deposit(-1)) with { AlsoReads = [BankModel.LimitsStream] }, Cancellation).AsTask());

        var outcomes = await Task.WhenAll(withdrawals);

        Assert.Equal(50, outcomes.OfType<Outcome.Committed>().Count());
        Assert.Equal(50, outcomes.OfType<Outcome.Refused>().Count());
        Assert.Equal(-50, (await Balance(Store)).Balance);
    }

    [Fact]
    public async Task a_refusal_is_never_given_on_what_another_node_has_overtaken()
    {
        await using var other = Engine.Open();
        var withdrawal = Commit(Deposit(-1)) with { AlsoReads = [BankModel.LimitsStream] };
        Assert.IsType<Outcome.Refused>(await Store.Execute(withdrawal, Cancellation));

        await other.Execute(Commit(new SetLimit(1), BankModel.LimitsStream), Cancellation);

        await Committed(withdrawal);
    }
}
