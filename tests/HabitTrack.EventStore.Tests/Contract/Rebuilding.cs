using HabitTrack.EventStore.Projections;
using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Embedded;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Rebuilding(Engine engine) : EventStoreContract(engine)
{
    /// <summary>Damages, each of which makes what is stored another thing than the events say.</summary>
    public static TheoryData<string, string> Damages => new()
    {
        { "UPDATE habittrack_app.documents SET data = jsonb_set(data, '{balance}', '77') WHERE tenant_id = '{0}' AND segment = 'summary'", "not what" },
        { "DELETE FROM habittrack_app.documents WHERE tenant_id = '{0}' AND segment = '2025'", "missing" },
        { "INSERT INTO habittrack_app.documents SELECT tenant_id, stream_id, '1999', 1, data FROM habittrack_app.documents WHERE tenant_id = '{0}' AND segment = '2025'", "left over" },
        { "INSERT INTO habittrack_app.documents SELECT tenant_id, 'nobody', segment, 1, data FROM habittrack_app.documents WHERE tenant_id = '{0}' AND segment = '2025'", "left over" },
        { "UPDATE habittrack_app.entries SET retracted = NOT retracted WHERE tenant_id = '{0}'", "not what" },
        { "UPDATE habittrack_app.entries SET versions = versions || 9 WHERE tenant_id = '{0}'", "not what" },
        { "UPDATE habittrack_app.entries SET recorded_at = recorded_at - interval '1 s' WHERE tenant_id = '{0}'", "not what" },
        { "DELETE FROM habittrack_app.entries WHERE tenant_id = '{0}'", "missing" },
        { "INSERT INTO habittrack_app.entries SELECT tenant_id, gen_random_uuid(), stream_id, versions, recorded_at, retracted, position, data FROM habittrack_app.entries WHERE tenant_id = '{0}' LIMIT 1", "left over" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task mends_what_verification_finds(string damage, string problem)
    {
        await Write();
        await Store.LoadAll(Tenant, Cancellation);
        Assert.Empty((await Store.Verify(Cancellation)).Differences);
        var before = await Rows();

        await Server.Query(Engine.ConnectionString, damage.Replace("{0}", Tenant, StringComparison.Ordinal));

        Assert.All((await Store.Verify(Cancellation)).Differences, difference =>
        {
            Assert.Equal(Tenant, difference.Tenant);
            Assert.Contains(problem, difference.Problem, StringComparison.Ordinal);
        });
        Assert.NotEmpty((await Store.Verify(Cancellation)).Differences);
        var done = await Rebuilt(Store);
        Assert.Equal((RebuildStatus.Done, 100), (done.Status, done.Percent));
        Assert.True(done.Events >= 7);
        Assert.Empty((await Store.Verify(Cancellation)).Differences);
        Assert.Equal(before, await Rows());
        Assert.Equal(35, (await Balance(Store)).Balance);
    }

    [Fact]
    public async Task of_what_is_right_writes_nothing()
    {
        await Write();
        const string Written = "SELECT string_agg(xmin::text, ' ' ORDER BY ctid) FROM habittrack_app.documents";
        var before = await Server.Query(Engine.ConnectionString, Written);

        await Rebuilt(Store);

        Assert.Equal(before, await Server.Query(Engine.ConnectionString, Written));
    }

    [Fact]
    public async Task is_seen_from_every_node_and_one_at_a_time()
    {
        await using var other = Engine.Open();
        await Write();
        Rebuild first, second;
        await using (await Held())
        {
            first = await Store.StartRebuild(Cancellation);
            second = await other.StartRebuild(Cancellation);
            Assert.Equal(RebuildStatus.Running, (await other.FindRebuild(first.Id, Cancellation))!.Status);
        }

        Assert.Equal(first.Id, second.Id);
        await Eventually.Holds("it is done", async () => (await other.FindRebuild(first.Id, Cancellation))!.Status == RebuildStatus.Done);
        Assert.Null(await Store.FindRebuild(Guid.CreateVersion7(), Cancellation));
    }

    [Fact]
    public async Task whose_node_ends_has_failed_and_another_does_it_all()
    {
        await Write();
        Rebuild first;
        await using (await Held())
        {
            var node = Engine.Open();
            first = await node.StartRebuild(Cancellation);
            await node.DisposeAsync();
        }

        Assert.Equal(RebuildStatus.Failed, (await Store.FindRebuild(first.Id, Cancellation))!.Status);
        Assert.Equal(RebuildStatus.Done, (await Rebuilt(Store)).Status);
    }

    [Fact]
    public async Task whose_connections_are_cut_has_failed_and_leaves_what_is_right()
    {
        await Write();
        Rebuild first;
        await using (await Held())
        {
            first = await Store.StartRebuild(Cancellation);
            await Server.Query(
                Engine.ConnectionString,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'HabitTrack'");
        }

        await using var fresh = Engine.Open();
        await Eventually.Holds("it has failed", async () => (await fresh.FindRebuild(first.Id, Cancellation))!.Status == RebuildStatus.Failed);
        Assert.Empty((await fresh.Verify(Cancellation)).Differences);
        Assert.Equal(RebuildStatus.Done, (await Rebuilt(fresh)).Status);
    }

    [Fact]
    public async Task beside_writers_and_readers_shows_no_answer_that_is_empty_or_stale()
    {
        await using var other = Engine.Open();
        IEventStore[] nodes = [Store, other];
        await Committed(Deposit(1));
        var acknowledged = 1L;
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                Assert.IsType<Outcome.Committed>(await nodes[(writer + i) % 2].Execute(Commit(Deposit(1)), Cancellation));
                Interlocked.Increment(ref acknowledged);
            }
        })).ToList();
        var reading = Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var least = Interlocked.Read(ref acknowledged);
                var state = await nodes[(reader + i) % 2].Load(Account, Cancellation);
                Assert.True(state.Version >= least, $"version {state.Version} was read after {least} were acknowledged");
                Assert.Equal(state.Version, ((Account)state.State).Balance);
            }
        })).ToList();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(RebuildStatus.Done, (await Rebuilt(nodes[i % 2])).Status);
            Assert.DoesNotContain((await other.Verify(Cancellation)).Differences, difference => difference.Tenant == Tenant);
        }

        await enough.CancelAsync();
        await Task.WhenAll([.. writing, .. reading]);
        Assert.DoesNotContain((await Store.Verify(Cancellation)).Differences, difference => difference.Tenant == Tenant);
    }

    [Fact]
    public async Task at_a_start_that_finds_documents_of_another_version_comes_before_everything_else()
    {
        await Write();
        await Server.Query(Engine.ConnectionString, "UPDATE habittrack_app.projections SET version = 0 WHERE name = 'account'");
        await Server.Query(Engine.ConnectionString, $"UPDATE habittrack_app.documents SET data = '\"of an older form\"' WHERE tenant_id = '{Tenant}' AND stream_id = 'account-1'");

        await using var node = Engine.Open();
        Assert.Contains("another version", await node.NotReady(Cancellation), StringComparison.Ordinal);
        await node.Prepare(Cancellation);

        Assert.Null(await node.NotReady(Cancellation));
        Assert.Equal(35, (await Balance(node)).Balance);
        Assert.Empty((await node.Verify(Cancellation)).Differences);
    }

    [Fact]
    public async Task is_not_needed_to_find_that_a_stream_and_its_events_do_not_fit()
    {
        await Write();
        await Server.Query(Engine.ConnectionString, $"UPDATE habittrack.mt_streams SET version = 99 WHERE tenant_id = '{Tenant}' AND id = 'limits'");

        var difference = Assert.Single((await Store.Verify(Cancellation)).Differences);
        Assert.Equal((Tenant, BankModel.LimitsStream, (string?)null), (difference.Tenant, difference.Stream, difference.Part));
        await Server.Query(Engine.ConnectionString, $"UPDATE habittrack.mt_streams SET version = 1 WHERE tenant_id = '{Tenant}' AND id = 'limits'");
    }

    /// <summary>Seven events: two years of bookings, of which one is corrected and one voided, and a limit.</summary>
    private async Task Write()
    {
        var (corrected, voided) = (Deposit(1, "2025"), Deposit(100));
        object[] commands = [Deposit(10, "2025"), Deposit(20), corrected, voided, new Correct(corrected.BookingId, 5), new VoidBooking(voided.BookingId)];
        foreach (var command in commands)
            await Committed(Commit(command) with { Entries = [corrected.BookingId, voided.BookingId] });
        await Committed(new SetLimit(50), BankModel.LimitsStream);
    }

    private static async Task<Rebuild> Rebuilt(IEventStore node)
    {
        var rebuild = await node.StartRebuild(Cancellation);
        await Eventually.Holds("the rebuild has ended", async () =>
            (rebuild = (await node.FindRebuild(rebuild.Id, Cancellation))!).Status != RebuildStatus.Running);
        return rebuild;
    }

    /// <summary>Holds a stream of the tenant, so that no rebuild gets past it.</summary>
    private async Task<IAsyncDisposable> Held()
    {
        var connection = new Npgsql.NpgsqlConnection(Engine.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new Npgsql.NpgsqlCommand($"BEGIN; SELECT FROM habittrack.mt_streams WHERE tenant_id = '{Tenant}' FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private async Task<string> Rows() => (string)(await Server.Query(
        Engine.ConnectionString,
        $"""
        SELECT string_agg(row, E'\n' ORDER BY row COLLATE "C")
        FROM (
            SELECT concat_ws(' ', stream_id, segment, data) FROM habittrack_app.documents WHERE tenant_id = '{Tenant}'
            UNION ALL
            SELECT e::text FROM habittrack_app.entries AS e WHERE tenant_id = '{Tenant}') AS rows (row)
        """))!;
}
