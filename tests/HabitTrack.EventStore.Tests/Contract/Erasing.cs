using System.Text;
using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Embedded;
using HabitTrack.EventStore.Tests.History;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Erasing(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task leaves_no_row_that_names_the_tenant_and_every_row_of_others()
    {
        var other = new StreamId($"{Tenant}-too", "account-1");
        await Store.Execute(Callers.Commit(other, Deposit(1)), Cancellation);
        await Store.Execute(Callers.Commit(Account, Deposit(1)), Cancellation);
        await Committed(new SetLimit(50), BankModel.LimitsStream);
        await Store.RefreshReports(Cancellation);
        var others = await Rows(other.Tenant);
        Assert.True(await Rows(Tenant) > others);

        await Store.Erase(Tenant, Cancellation);
        await Store.Erase(Tenant, Cancellation);

        Assert.Equal(0, await Rows(Tenant));
        Assert.Equal(others, await Rows(other.Tenant));
    }

    [Fact]
    public async Task leaves_nothing_of_the_tenant_in_what_was_to_be_done_after_its_writes()
    {
        var clock = new SkippingClock();
        await using (var node = Engine.Open(Engine.ConnectionString, clock))
        {
            clock.Skip(TimeSpan.FromMinutes(10));
            await node.Execute(Callers.Commit(Account, Deposit(1)), Cancellation);
            await node.Erase(Tenant, Cancellation);
        }

        Assert.Equal(0, await Rows(Tenant));
    }

    [Fact]
    public async Task empties_every_later_read_on_any_node()
    {
        await using var other = Engine.Open();
        var booking = Deposit(1);
        await Committed(booking);
        await other.Execute(Commit(Deposit(2)), Cancellation);
        IEventStore[] nodes = [Store, other];
        foreach (var node in nodes)
            Assert.Equal(3, ((Account)(await node.LoadAll(Tenant, Cancellation))["account-1"].State).Balance);

        await Store.Erase(Tenant, Cancellation);

        foreach (var node in nodes)
        {
            Assert.Empty(await node.LoadAll(Tenant, Cancellation));
            Assert.Equal(0, (await node.Load(Account, Cancellation)).Version);
            Assert.Null(await node.FindEntry(Tenant, booking.BookingId, Cancellation));
            Assert.Empty(await node.ReadAll(new EventQuery(Tenant), Cancellation).ToListAsync(Cancellation));
        }
    }

    [Fact]
    public async Task makes_every_node_forget_what_it_has_cached()
    {
        await using var other = Engine.Open();
        await other.Execute(Commit(Deposit(1)), Cancellation);
        var cache = ((SharedTablesEventStore)other).Cache;

        await Eventually.Holds("the other node has it cached", async () =>
        {
            await other.Load(Account, Cancellation);
            return cache.TryGet(Account, out _);
        });
        await Store.Erase(Tenant, Cancellation);

        await Eventually.Holds("the other node has forgotten it", () => Task.FromResult(!cache.TryGet(Account, out _)));
    }

    [Fact]
    public async Task lets_no_later_write_pass()
    {
        await using var other = Engine.Open();
        var repeated = Callers.Commit(Account, Deposit(1));
        await Store.Execute(repeated, Cancellation);
        await other.Load(Account, Cancellation);

        await Store.Erase(Tenant, Cancellation);

        Commit[] late =
        [
            repeated,
            Commit(Deposit(1)),
            Commit(Deposit(1)) with { ExpectedVersion = 1 },
            Commit(Deposit(1), "account-2"),
            Commit(Deposit(-1), "account-3") with { AlsoReads = [BankModel.LimitsStream] },
        ];
        foreach (var commit in late)
        {
            Assert.Equal(new Outcome.Gone(), await other.Execute(commit, Cancellation));
            Assert.Equal(new Outcome.Gone(), await Store.Execute(commit, Cancellation));
        }

        Assert.Equal(0, await Rows(Tenant));
    }

    [Fact]
    public async Task of_a_tenant_that_never_wrote_lets_no_write_pass_either()
    {
        await Store.Erase(Tenant, Cancellation);

        Assert.Equal(new Outcome.Gone(), await Execute(Deposit(1)));
    }

    [Fact]
    public async Task withdraws_what_was_to_be_committed_together()
    {
        await Store.Erase(Tenant, Cancellation);

        Assert.Equal(
            [new Outcome.Gone(), new Outcome.Withdrawn()],
            await Store.ExecuteTogether([Commit(Deposit(1)), Commit(Deposit(1), "account-2")], Cancellation));
    }

    [Fact]
    public async Task beside_writers_on_two_nodes_leaves_nothing_of_what_they_wrote()
    {
        await using var other = Engine.Open();
        IEventStore[] nodes = [Store, other];
        var written = 0;
        var enough = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 12).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var outcome = await nodes[writer % 2].Execute(Commit(Deposit(1), $"account-{(i * writer) % 7}"), Cancellation);
                if (outcome is Outcome.Gone)
                    return;
                Assert.IsType<Outcome.Committed>(outcome);
                if (Interlocked.Increment(ref written) == 60)
                    enough.SetResult();
            }
        })).ToList();

        await enough.Task.WaitAsync(Cancellation);
        await Store.Erase(Tenant, Cancellation);
        Assert.Equal(0, await Rows(Tenant));

        await Task.WhenAll(writers);
        Assert.Equal(0, await Rows(Tenant));
    }

    /// <summary>How many rows, of whatever table, name a tenant, as text or within bytes.</summary>
    private async Task<long> Rows(string tenant)
    {
        var tables = (string[])(await Server.Query(
            Engine.ConnectionString,
            "SELECT array_agg(format('%I.%I', schemaname, tablename)) FROM pg_tables WHERE schemaname LIKE 'habittrack%'"))!;
        return (long)(await Server.Query(
            Engine.ConnectionString,
            $"SELECT count(*) FROM ({string.Join(" UNION ALL ", tables.Select(table => $"SELECT t::text FROM {table} AS t"))}) AS rows (row) "
            + $"WHERE row ~ '\\m{tenant}(?!-too)' OR row ~ '{Bytes(tenant)}(?!{Bytes("-too")})'"))!;
    }

    private static string Bytes(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
