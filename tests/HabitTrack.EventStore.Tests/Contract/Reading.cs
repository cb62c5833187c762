using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Reading(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task a_stream_that_does_not_exist_is_at_version_zero_and_stays_unmade()
    {
        Assert.Equal(new(Account, 0, Bank.Account.Initial), await Store.Load(Account, Cancellation));
        Assert.Empty(await Store.LoadAll(Tenant, Cancellation));
    }

    [Fact]
    public async Task a_stream_that_was_only_looked_for_is_not_among_those_of_its_tenant()
    {
        await Committed(Deposit(1));
        await Store.LoadAll(Tenant, Cancellation);
        await Store.Load(new StreamId(Tenant, "account-2"), Cancellation);

        Assert.Equal("account-1", Assert.Single(await Store.LoadAll(Tenant, Cancellation)).Key);
    }

    [Fact]
    public async Task a_read_on_any_node_sees_every_acknowledged_write()
    {
        await using var other = Engine.Open();
        for (var i = 1; i <= 20; i++)
        {
            await Committed(Deposit(1));
            Assert.Equal(i, (await Balance(other)).Balance);
            Assert.Equal(i, Assert.Single(await other.LoadAll(Tenant, Cancellation)).Value.Version);
        }
    }

    [Fact]
    public async Task an_event_brought_from_elsewhere_tells_when_and_by_whom_it_was_first_recorded()
    {
        var origin = new Origin(new DateTimeOffset(2020, 2, 29, 7, 30, 0, TimeSpan.Zero), "bob");
        await Committed(Commit(Deposit(1)) with { By = By with { Origin = origin } });
        await Committed(Deposit(2));

        var history = await History(Account);

        Assert.Equal([origin, null], history.Select(recorded => recorded.By.Origin));
        Assert.True(history[0].RecordedAt > origin.RecordedAt);
        Assert.Equal("ann", history[0].By.UserName);
    }

    [Fact]
    public async Task all_streams_of_a_tenant_come_with_their_states()
    {
        await Committed(Deposit(1));
        await Store.LoadAll(Tenant, Cancellation);
        await Committed(Deposit(2), "account-2");
        await Committed(new SetLimit(3), BankModel.LimitsStream);

        var all = await Store.LoadAll(Tenant, Cancellation);

        Assert.Equal("account-1 account-2 limits", string.Join(' ', all.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(2, ((Account)all["account-2"].State).Balance);
        Assert.Equal(new Limits(3), all["limits"].State);
    }

    [Fact]
    public async Task all_streams_of_a_tenant_are_seen_at_one_moment()
    {
        await using var other = Engine.Open();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await Store.ExecuteTogether([Commit(Deposit(1), "account-1"), Commit(Deposit(1), "account-2")], Cancellation);
        }, Cancellation);
        while (!writing.IsCompleted)
        {
            var all = await other.LoadAll(Tenant, Cancellation);
            Assert.Equal(all.GetValueOrDefault("account-1")?.Version, all.GetValueOrDefault("account-2")?.Version);
        }

        await writing;
    }

    [Fact]
    public async Task many_questions_at_once_are_all_answered()
    {
        await Committed(Deposit(1));
        var streams = Enumerable.Range(0, 200).Select(i => Store.Load(Stream($"account-{i % 3}"), Cancellation).AsTask());
        var tenants = Enumerable.Range(0, 200).Select(i => Store.LoadAll(i % 2 == 0 ? Tenant : $"none-{i}", Cancellation).AsTask());

        Assert.Equal(67, (await Task.WhenAll(streams)).Count(state => state.Version == 1));
        Assert.Equal(100, (await Task.WhenAll(tenants)).Count(all => all.Count == 1));
    }

    [Fact]
    public async Task history_is_read_in_order_across_pages()
    {
        await Store.ExecuteTogether([.. Enumerable.Range(0, 1203).Select(i => Commit(Deposit(1), $"account-{i % 2}"))], Cancellation);

        var all = await Read(new EventQuery(Tenant));
        Assert.Equal(1203, all.Count);
        Assert.Equal(all.OrderBy(recorded => recorded.Sequence), all);
        Assert.Equal(602, (await History(Stream("account-0"))).Count);
        Assert.Equal(all.AsEnumerable().Reverse(), await Read(new EventQuery(Tenant, NewestFirst: true)));
        Assert.Equal(all[1000..], await Read(new EventQuery(Tenant, After: all[999].Sequence)));
        Assert.Equal(all[..700], await Read(new EventQuery(Tenant, Limit: 700)));
        Assert.Equal(
            all[399..400], await Read(new EventQuery(Tenant, After: all[400].Sequence, Limit: 1, NewestFirst: true)));
    }

    [Fact]
    public async Task history_is_narrowed_by_stream_and_type_and_instant()
    {
        var booked = await Committed(Deposit(1));
        var limit = await Committed(new SetLimit(3), BankModel.LimitsStream);
        await Committed(Deposit(1), "account-2");

        Assert.Equal(limit.Events, await Read(new EventQuery(Tenant, Stream: BankModel.LimitsStream)));
        Assert.Equal(limit.Events, await Read(new EventQuery(Tenant, Type: "limit_set")));
        Assert.Equal(2, (await Read(new EventQuery(Tenant, From: limit.Events[0].RecordedAt))).Count);
        Assert.Equal(booked.Events, (await Read(new EventQuery(Tenant, Cut: new Cut(booked.Events[0].RecordedAt))))[..1]);
    }

    [Fact]
    public async Task history_as_known_at_an_instant_ends_with_what_was_recorded_then()
    {
        var first = await Committed(Deposit(1));
        var second = await Committed(Deposit(2));
        await Committed(Deposit(3));

        var known = second.Events[0].RecordedAt;
        Assert.Equal(first.Events.Concat(second.Events), await History(Account, new Cut(known)));
        Assert.Equal(first.Events, await History(Account, new Cut(known.AddMicroseconds(-1).ToOffset(TimeSpan.FromHours(9)))));
    }

    [Fact]
    public async Task history_of_all_tenants_holds_each_event_once()
    {
        await Committed(Deposit(1));
        await Committed(new Commit(new StreamId($"{Tenant}-other", "account-1"), Deposit(2), By));

        var all = await Read(new EventQuery(null));
        Assert.Equal(all.Select(recorded => recorded.Sequence).Order().Distinct(), all.Select(recorded => recorded.Sequence));
        Assert.Equal(2, all.Count(recorded => recorded.Stream.Tenant.StartsWith(Tenant, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_prepared_database_is_ready()
    {
        Assert.Null(await Store.NotReady(Cancellation));
    }

    private async Task<List<Recorded>> Read(EventQuery query) => await Store.ReadAll(query, Cancellation).ToListAsync(Cancellation);
}
