using HabitTrack.Domain;
using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.History;

public sealed class CuttingConnections : HistoryTest, IClassFixture<OwnDatabase>, IAsyncLifetime
{
    private readonly CuttingProxy proxy;
    private readonly StorageNode node;

    public CuttingConnections(OwnDatabase database)
        : base(database)
    {
        proxy = new CuttingProxy(database.ConnectionString);
        node = StorageNode.Open(proxy.ConnectionString);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await proxy.DisposeAsync();
    }

    [Theory]
    [InlineData(Moment.BeforeTheServerHears)]
    [InlineData(Moment.WhileTheServerWorks)]
    [InlineData(Moment.BeforeTheNodeHears)]
    public Task as_a_commit_is_sent_is_made_good_by_the_node_itself(Moment moment) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        for (var i = 0; i < 3; i++)
        {
            await callers.Ask(node, Request.Hang(PersonOf(0)));
            proxy.CutCommit(moment);

            var result = await callers.Ask(node, Request.Hang(PersonOf(0)));

            Assert.Equal(0, proxy.CutsLeft);
            Assert.Single(Assert.IsType<CommandResult.Committed>(result).Events);
        }
    });

    [Theory]
    [InlineData(Moment.BeforeTheServerHears)]
    [InlineData(Moment.WhileTheServerWorks)]
    [InlineData(Moment.BeforeTheNodeHears)]
    public Task from_a_commit_on_is_told_and_made_good_by_asking_again_under_the_same_key(Moment moment) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        for (var i = 0; i < 3; i++)
        {
            await callers.Ask(node, Request.Hang(PersonOf(0)));
            var request = Request.Hang(PersonOf(0));
            proxy.CutCommit(moment, times: int.MaxValue);
            await Assert.ThrowsAsync<StorageUnavailableException>(() => request.Send(node, Cancellation));
            proxy.CutNext(moment, times: 0);

            var result = await callers.Ask(node, request);

            if (moment is not Moment.WhileTheServerWorks)
                Assert.Equal(moment is Moment.BeforeTheNodeHears, result is CommandResult.Replayed);
        }
    });

    [Theory]
    [InlineData(Moment.BeforeTheServerHears)]
    [InlineData(Moment.WhileTheServerWorks)]
    [InlineData(Moment.BeforeTheNodeHears)]
    public Task at_whichever_message_of_a_batch_is_made_good_by_the_node_itself(Moment moment) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        await callers.Ask(node, Request.Hang(PersonOf(0)));
        for (var message = 0; message < 8; message++)
        {
            proxy.CutNext(moment, after: message);

            var result = await callers.Ask(node, Request.Hang(PersonOf(0)));

            proxy.CutNext(moment, times: 0);
            Assert.Single(Assert.IsType<CommandResult.Committed>(result).Events);
        }
    });

    [Fact]
    public Task as_a_commit_is_sent_whose_entry_has_no_key_is_made_good_too() => Check(async () =>
    {
        for (var i = 0; i < 3; i++)
        {
            var log = Request.Hang(PersonOf(0)).Log;
            var attempt = Ledger.Open(PersonOf(0), Hangs, log.EntryId);
            proxy.CutCommit(Moment.BeforeTheNodeHears);

            attempt.Told = await node.Batch.Execute(Context(PersonOf(0)), Hangs, log, null, Cancellation);

            Assert.Equal(0, proxy.CutsLeft);
            Assert.Contains(Assert.IsType<CommandResult.Committed>(attempt.Told).Events, one => one.Data is HangLogged);
        }
    });

    [Fact]
    public Task at_any_moment_under_load_loses_nothing_and_doubles_nothing() => Check(async () =>
    {
        var callers = new Callers(Ledger, node, Node)
        {
            Answered = answers =>
            {
                if (answers % 10 == 0)
                    proxy.CutNext((Moment)(answers / 10 % 3), times: 1 + (answers % 3), after: answers / 10 % 7);
                return Task.CompletedTask;
            },
        };

        await callers.Work(32, 12, number => PersonOf(number / 2 % 4));
        proxy.CutNext(Moment.BeforeTheServerHears, times: 0);
    });
}
