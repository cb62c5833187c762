using HabitTrack.EventStore.Tests.Embedded;

namespace HabitTrack.EventStore.Tests.Contract;

/// <summary>What another engine, another version or an operator leaves in the shared tables.</summary>
public abstract class MeetingWhatOthersWrote(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task tombstones_are_no_events()
    {
        var first = await Committed(Deposit(1));
        await Run("""
            INSERT INTO habittrack.mt_streams (tenant_id, id, version) VALUES ({0}, 'mt_tombstone', 0)
            """);
        await Run("""
            INSERT INTO habittrack.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
            VALUES (nextval('habittrack.mt_events_sequence'), gen_random_uuid(), 'mt_tombstone', 1, '{{}}', 'tombstone', now(), {0}, FALSE)
            """);
        var second = await Committed(Deposit(2));

        Assert.Equal(first.Events.Concat(second.Events), await Everything());
        Assert.Equal(Account.Name, Assert.Single(await Store.LoadAll(Tenant, Cancellation)).Key);
    }

    [Fact]
    public async Task holes_in_the_sequence_are_passed_over()
    {
        var first = await Committed(Deposit(1));
        await Run("SELECT count(nextval('habittrack.mt_events_sequence')) FROM generate_series(1, 1500)");
        var second = await Committed(Deposit(2));

        Assert.True(second.Events[0].Sequence > first.Events[0].Sequence + 1500);
        Assert.Equal(first.Events.Concat(second.Events), await Everything());
        Assert.Equal(2, second.Events[0].Version);
    }

    [Fact]
    public async Task an_event_of_an_unknown_type_is_named_where_it_would_be_read()
    {
        var first = await Committed(Deposit(1));
        var second = await Committed(Deposit(2));
        await Run("UPDATE habittrack.mt_events SET type = 'interest_paid' WHERE tenant_id = {0} AND version = 2");

        var unknown = await Assert.ThrowsAsync<UnknownEventTypeException>(() => History(Account));

        Assert.Equal((second.Events[0].Sequence, "interest_paid"), (unknown.Sequence, unknown.Type));
        Assert.Equal(first.Events, await History(Account, new Cut(first.Events[0].RecordedAt)));
    }

    [Fact]
    public async Task archived_events_are_not_read()
    {
        await Committed(Deposit(1));
        var second = await Committed(Deposit(2));
        await Run("UPDATE habittrack.mt_events SET is_archived = TRUE WHERE tenant_id = {0} AND version = 1");

        Assert.Equal(second.Events, await History(Account));
        Assert.Equal(second.Events, await Everything());
        Assert.Equal(second.Events, await Store.ReadVersions(Account, [1, 2], Cancellation));
    }

    [Fact]
    public async Task an_archived_stream_takes_no_events_and_does_not_hold_up_the_others()
    {
        await Committed(Deposit(1));
        await Run("UPDATE habittrack.mt_streams SET is_archived = TRUE WHERE tenant_id = {0}");

        var archived = Execute(Deposit(1)).AsTask();
        var others = Enumerable.Range(2, 5).Select(i => Execute(Deposit(1), $"account-{i}").AsTask()).ToList();

        Assert.Contains("archived", (await Assert.ThrowsAnyAsync<Exception>(() => archived)).Message, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(others), outcome => Assert.IsType<Outcome.Committed>(outcome));
        Assert.Single(await History(Account));
    }

    [Fact]
    public async Task versions_that_do_not_exist_are_left_out()
    {
        for (var i = 1; i <= 4; i++)
            await Committed(Deposit(i));
        var history = await History(Account);

        Assert.Equal([history[0], history[3]], await Store.ReadVersions(Account, [4, 9, 1, 0], Cancellation));
        Assert.Empty(await Store.ReadVersions(Stream("account-2"), [1], Cancellation));
        Assert.Empty(await Store.ReadVersions(Account, [], Cancellation));
    }

    private async Task<List<Recorded>> Everything() =>
        await Store.ReadAll(new EventQuery(Tenant), Cancellation).ToListAsync(Cancellation);

    /// <param name="sql">A statement in which {0} stands for the tenant.</param>
    private Task Run(string sql) => Server.Query(Engine.ConnectionString, string.Format(sql, $"'{Tenant}'"));
}
