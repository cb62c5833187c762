using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.History;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class Rebuilding(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task writes_nothing_if_all_documents_are_correct()
    {
        await Committed(Hang());
        const string Rows = "SELECT string_agg(xmin::text, ' ' ORDER BY ctid) FROM habittrack.mt_doc_month";
        var before = await Server.Query(Storage.ConnectionString, Rows);

        var done = await Rebuilds.Run(Node);

        Assert.Equal((RebuildStatus.Done, 100), (done.Status, done.Percent));
        Assert.Equal(before, await Server.Query(Storage.ConnectionString, Rows));
    }

    [Fact]
    public async Task is_visible_on_every_node_and_runs_one_at_a_time()
    {
        await using var other = Storage.Open();
        await Committed(Hang());
        Rebuild first, second;
        await using (await LockPeople(Person))
        {
            first = await Node.Rebuilder.Start(Cancellation);
            second = await other.Rebuilder.Start(Cancellation);
            Assert.Equal(RebuildStatus.Running, (await other.Rebuilder.Find(first.Id, Cancellation))!.Status);
        }

        Assert.Equal(first.Id, second.Id);
        await Eventually.Holds("it is done", async () => (await other.Rebuilder.Find(first.Id, Cancellation))!.Status == RebuildStatus.Done);
        Assert.Null(await Node.Rebuilder.Find(Guid.CreateVersion7(), Cancellation));
    }

    [Fact]
    public async Task fails_if_its_node_stops_and_another_rebuild_completes_it()
    {
        await Committed(Hang());
        Rebuild first;
        await using (await LockPeople(Person))
        {
            var node = await StorageNode.Start(Storage.ConnectionString);
            first = await node.Rebuilder.Start(Cancellation);
            await node.DisposeAsync();
        }

        Assert.Equal(RebuildStatus.Failed, (await Node.Rebuilder.Find(first.Id, Cancellation))!.Status);
        Assert.Equal(RebuildStatus.Done, (await Rebuilds.Run(Node)).Status);
    }

    [Fact]
    public async Task fails_if_its_node_is_killed_and_another_rebuild_completes_it()
    {
        await Committed(Hang());
        using var node = NodeProcess.Start(Storage.ConnectionString);
        Guid first;
        await using (await LockPeople(Person))
        {
            first = await node.StartRebuild();
            await node.Kill();
            await Eventually.Holds("it has failed", async () => (await Node.Rebuilder.Find(first, Cancellation))!.Status == RebuildStatus.Failed);
        }

        Assert.Equal(RebuildStatus.Done, (await Rebuilds.Run(Node)).Status);
        Assert.Equal("Its node ended.", (await Node.Rebuilder.Find(first, Cancellation))!.Problem);
    }

    [Fact]
    public async Task fails_if_connections_are_lost_and_leaves_correct_documents()
    {
        await Committed(Hang());
        await using var node = Storage.Open();
        Rebuild first;
        await using (await LockPeople(Person))
        {
            first = await node.Rebuilder.Start(Cancellation);
            await Server.Query(
                Storage.ConnectionString,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'HabitTrack'");
        }

        await using var fresh = Storage.Open();
        await Eventually.Holds("it has failed", async () => (await fresh.Rebuilder.Find(first.Id, Cancellation))!.Status == RebuildStatus.Failed);
        Assert.Empty((await fresh.Verifier.Verify(Cancellation)).Differences);
        Assert.Equal(RebuildStatus.Done, (await Rebuilds.Run(fresh)).Status);
    }

    [Fact]
    public async Task runs_first_at_a_start_with_documents_of_another_version()
    {
        await Committed(Hang(35));
        await Server.Query(
            Storage.ConnectionString,
            $"""
            UPDATE habittrack.mt_doc_document_form SET data = jsonb_set(data, '[version]', '0');
            UPDATE habittrack.mt_doc_month SET data = jsonb_set(data, '[days]', '[]') WHERE tenant_id = '{Person}'
            """.Replace('[', '{').Replace(']', '}'));

        await using var node = Storage.Open();
        Assert.Contains("another version", await node.Startup.FindReadinessProblem(Cancellation), StringComparison.Ordinal);
        await node.Startup.Prepare(Cancellation);

        Assert.Null(await node.Startup.FindReadinessProblem(Cancellation));
        Assert.Equal(35, SecondsOf(await State(node)));
        Assert.Empty((await node.Verifier.Verify(Cancellation)).Differences);
    }
}
