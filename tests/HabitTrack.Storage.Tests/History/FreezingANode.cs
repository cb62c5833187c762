using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.History;

public sealed class FreezingANode(OwnDatabase database) : HistoryTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public Task that_holds_locks_does_not_block_others_and_duplicates_nothing_when_it_resumes() => Check(async () =>
    {
        var callers = new Callers(Ledger);
        await callers.Send(Node, Request.Hang(PersonOf(0)));
        var frozen = Request.Hang(PersonOf(0));
        Ledger.Open(frozen.Person, frozen.Stream, frozen.Log.EntryId);

        using var node = NodeProcess.Start(Storage.ConnectionString);
        // The node takes the person's lock and is blocked before it can commit.
        await using (await LockWith($"SELECT FROM habittrack.mt_streams WHERE tenant_id = '{PersonOf(0)}' FOR UPDATE"))
        {
            node.Send(frozen);
            await Eventually.Holds("the node waits within its transaction", async () => await IsWaiting());
            await node.Freeze();
        }

        // Succeeds once PostgreSQL has terminated the idle transaction.
        Assert.IsType<CommandResult.Committed>(await callers.Send(Node, Request.Hang(PersonOf(0))));
        await node.Resume();

        Assert.Equal(frozen.Log.EntryId, await node.Acknowledged());
        Assert.IsType<CommandResult.Replayed>(await callers.Send(Node, frozen));
    });

    private async Task<bool> IsWaiting() => (bool)(await Server.Query(
        Storage.ConnectionString,
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"))!;
}
