using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.History;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class Erasing(OwnDatabase database) : ErasureTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task deletes_every_row_of_the_person_and_no_row_of_others()
    {
        var other = $"{Person}-too";
        foreach (var person in (string[])[Person, other])
        {
            await Request.Hang(person).Send(Node, Cancellation);
            await Node.Batch.Execute(
                Context(person), new StreamCommand.ToProfile(new ChangeProfile(ProfileSettings.Default, ProfileSettings.Default with { Name = "Ann" })), Cancellation);
        }

        await Committed(Walk(), Walks);
        await Node.Reports.Refresh(Cancellation);
        var others = await RowsContaining(other);
        Assert.True(await RowsContaining(Person) > others);

        await Node.Erasure.Erase(Person, Cancellation);
        await Node.Erasure.Erase(Person, Cancellation);

        Assert.Equal(0, await RowsContaining(Person));
        Assert.Equal(others, await RowsContaining(other));
    }

    [Fact]
    public async Task makes_every_later_read_on_any_node_empty()
    {
        await using var other = Storage.Open();
        var log = Hang(1);
        await Committed(log);
        await Committed(Hang(2), node: other);
        StorageNode[] nodes = [Node, other];
        foreach (var node in nodes)
            Assert.Equal(3, SecondsOf(await State(node)));

        await Node.Erasure.Erase(Person, Cancellation);

        foreach (var node in nodes)
        {
            Assert.Equal(0, (await State(node)).Version);
            Assert.Null(await node.Store.FindEntry(Person, log.EntryId, Cancellation));
            Assert.Empty(await node.Store.ListEntries(new EntryQuery(Person), Cancellation));
            Assert.Empty(await History(node: node));
        }
    }

    [Fact]
    public async Task removes_the_person_from_the_caches_of_all_nodes()
    {
        await using var other = Storage.Open();
        await Committed(Hang());
        // The node listens for notifications from its first follower on, and then starts with an empty cache.
        var follower = Follower.Start(other, Person);
        await Eventually.Holds("the other node listens and has cached the person", async () => await IsListening() && (await State(other)).Version > 0
            && other.Cache.Find(Person) is not null);

        await Node.Erasure.Erase(Person, Cancellation);

        await Eventually.Holds("the other node has removed the person from its cache", () => Task.FromResult(other.Cache.Find(Person) is null));
        Assert.Null(Node.Cache.Find(Person));
        await follower.Stop();
    }

    [Fact]
    public async Task refuses_every_later_write()
    {
        await using var other = Storage.Open();
        var repeated = Request.Hang(Person);
        await repeated.Send(Node, Cancellation);
        await State(other);

        await Node.Erasure.Erase(Person, Cancellation);

        foreach (var node in (StorageNode[])[other, Node])
        {
            Assert.IsType<CommandResult.PersonErased>(await repeated.Send(node, Cancellation));
            Assert.IsType<CommandResult.PersonErased>(await (repeated with { ExpectedVersion = 2 }).Send(node, Cancellation));
            Assert.IsType<CommandResult.PersonErased>(await Execute(Walk(), Walks, node: node));
            Assert.Equal(
                [new CommandResult.PersonErased(), new CommandResult.PersonErased()],
                await node.Batch.ExecuteTogether(Context(), [To(Hangs, Hang()), To(Walks, Walk())], Cancellation));
        }

        Assert.Equal(0, await RowsContaining(Person));
    }

    [Fact]
    public async Task refuses_writes_of_a_person_without_history()
    {
        await Node.Erasure.Erase(Person, Cancellation);

        Assert.IsType<CommandResult.PersonErased>(await Execute(Hang()));
    }

    private async Task<bool> IsListening() => (bool)(await Server.Query(
        Storage.ConnectionString,
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE 'LISTEN habittrack%')"))!;
}
