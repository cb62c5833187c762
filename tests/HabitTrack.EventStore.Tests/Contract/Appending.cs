using System.Globalization;
using HabitTrack.EventStore.Projections;
using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Appending(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task the_first_event_starts_the_stream_at_version_one()
    {
        var committed = await Committed(Deposit(10));

        Assert.Equal(1, Assert.Single(committed.Events).Version);
        Assert.Equal(new StreamState(Account, 1, committed.State.State), await Store.Load(Account, Cancellation));
    }

    [Fact]
    public async Task the_outcome_tells_the_events_as_they_are_stored()
    {
        await Committed(Deposit(10));
        var committed = await Committed(Deposit(20));

        var stored = await History(Account);
        Assert.Equal(committed.Events, stored.Skip(1));
        Assert.Equal(By, stored[1].By);
        Assert.Equal("booked", stored[1].Type);
        Assert.Equal(TimeSpan.Zero, stored[1].RecordedAt.Offset);
    }

    [Fact]
    public async Task versions_sequences_and_instants_rise_from_event_to_event()
    {
        for (var i = 1; i <= 20; i++)
            await Committed(Deposit(i));

        var stored = await History(Account);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), stored.Select(recorded => recorded.Version));
        Assert.Equal(stored.Select(recorded => recorded.Sequence).Order(), stored.Select(recorded => recorded.Sequence));
        Assert.Equal(stored.Select(recorded => recorded.RecordedAt).Order(), stored.Select(recorded => recorded.RecordedAt));
        Assert.Equal(20, stored.Select(recorded => recorded.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task a_refused_command_writes_nothing_and_tells_why()
    {
        await Committed(new SetLimit(5), BankModel.LimitsStream);

        var outcome = await Store.Execute(Commit(Deposit(-6)) with { AlsoReads = [BankModel.LimitsStream] }, Cancellation);

        Assert.Equal(new Outcome.Refused("over-the-limit"), outcome);
        Assert.Empty(await History(Account));
        Assert.Equal(0, (await Store.Load(Account, Cancellation)).Version);
    }

    [Fact]
    public async Task a_command_that_changes_nothing_is_committed_without_events()
    {
        var before = await Committed(Deposit(1));

        var committed = await Committed(new Look());

        Assert.Empty(committed.Events);
        Assert.Equal(before.State, committed.State);
        Assert.Single(await History(Account));
    }

    [Fact]
    public async Task a_command_that_changes_nothing_makes_no_stream()
    {
        await Committed(new Look());

        Assert.Empty(await Store.LoadAll(Tenant, Cancellation));
    }

    [Fact]
    public async Task a_decision_reads_other_streams_of_the_tenant()
    {
        await Committed(new SetLimit(5), BankModel.LimitsStream);

        var committed = await Committed(Commit(Deposit(-5)) with { AlsoReads = [BankModel.LimitsStream] });

        Assert.Equal(new Limits(5), committed.Read.Others[BankModel.LimitsStream].State);
        Assert.Equal(-5, ((Account)committed.State.State).Balance);
    }

    [Fact]
    public async Task tenants_with_streams_of_the_same_name_do_not_meet()
    {
        var other = new StreamId($"{Tenant}-other", Account.Name);
        await Committed(Deposit(1));
        await Committed(new Commit(other, Deposit(2), By));

        Assert.Equal(1, (await Balance(Store)).Balance);
        Assert.Equal(2, ((Account)(await Store.Load(other, Cancellation)).State).Balance);
        Assert.Single(await Store.LoadAll(Tenant, Cancellation));
    }

    [Fact]
    public async Task documents_are_the_fold_of_the_stream_as_another_node_loads_them()
    {
        for (var i = 1; i <= 30; i++)
            await Committed(Deposit(i, (2000 + (i % 4)).ToString(CultureInfo.InvariantCulture)));
        var last = Deposit(7, "1999");
        await Committed(last);
        await Committed(Commit(new VoidBooking(last.BookingId)) with { Entries = [last.BookingId] });

        await using var other = Engine.Open();
        var state = await other.Load(Account, Cancellation);
        Assert.Equal(32, state.Version);
        Assert.Equal(Fold(await History(Account)), state.State);
        Assert.False(((Account)state.State).Years.ContainsKey("1999"));
    }

    [Fact]
    public async Task a_command_that_was_cancelled_before_it_was_taken_up_is_not_executed()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.Execute(Commit(Deposit(1)), new CancellationToken(canceled: true)));

        Assert.Empty(await History(Account));
    }

    [Fact]
    public async Task after_disposal_nothing_is_accepted_and_all_that_was_accepted_is_answered()
    {
        var store = Engine.Open();
        var accepted = Enumerable.Range(1, 50).Select(i => store.Execute(Commit(Deposit(i)), Cancellation).AsTask()).ToList();
        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(accepted), outcome => Assert.IsType<Outcome.Committed>(outcome));
        Assert.Equal(50, (await History(Account)).Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.Execute(Commit(Deposit(1)), Cancellation));
    }

    private static object Fold(IEnumerable<Recorded> history) => history.Aggregate(
        Bank.Account.Projection.Initial, (state, recorded) => Bank.Account.Projection.Evolve(state, recorded.Data));
}
