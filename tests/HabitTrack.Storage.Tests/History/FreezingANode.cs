using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.History;

public sealed class FreezingANode(OwnDatabase database) : HistoryTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public Task that_holds_locks_lets_the_others_go_on_and_thawed_it_doubles_nothing() => Check(async () =>
    {
        var callers = new Callers(Ledger);
        await callers.Ask(Node, Request.Hang(PersonOf(0)));
        var frozen = Request.Hang(PersonOf(0));
        Ledger.Open(frozen.Person, frozen.Stream, frozen.Log.EntryId);

        using var node = NodeProcess.Start(Storage.ConnectionString);
        // It gets the person's lock, and is held up before it can commit.
        await using (await HoldBy($"SELECT FROM habittrack.mt_streams WHERE tenant_id = '{PersonOf(0)}' FOR UPDATE"))
        {
            node.Send(frozen);
            await Eventually.Holds("the node waits within its transaction", async () => await IsWaiting());
            await node.Freeze();
        }

        // Answered once PostgreSQL has ended the transaction that nobody goes on with.
        Assert.IsType<CommandResult.Committed>(await callers.Ask(Node, Request.Hang(PersonOf(0))));
        await node.Thaw();

        Assert.Equal(frozen.Log.EntryId, await node.Acknowledged());
        Assert.IsType<CommandResult.Replayed>(await callers.Ask(Node, frozen));
    });

    private async Task<bool> IsWaiting() => (bool)(await Server.Query(
        Storage.ConnectionString,
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"))!;
}
