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
    [InlineData(CutPoint.BeforeServerReceives)]
    [InlineData(CutPoint.WhileServerWorks)]
    [InlineData(CutPoint.BeforeNodeReceives)]
    public Task during_a_commit_is_recovered_by_the_node(CutPoint cutPoint) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        for (var i = 0; i < 3; i++)
        {
            await callers.Send(node, Request.Hang(PersonOf(0)));
            proxy.CutCommit(cutPoint);

            var result = await callers.Send(node, Request.Hang(PersonOf(0)));

            Assert.Equal(0, proxy.CutsLeft);
            Assert.Single(Assert.IsType<CommandResult.Committed>(result).Events);
        }
    });

    [Theory]
    [InlineData(CutPoint.BeforeServerReceives)]
    [InlineData(CutPoint.WhileServerWorks)]
    [InlineData(CutPoint.BeforeNodeReceives)]
    public Task from_a_commit_on_throws_and_a_retry_with_the_same_key_succeeds(CutPoint cutPoint) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        for (var i = 0; i < 3; i++)
        {
            await callers.Send(node, Request.Hang(PersonOf(0)));
            var request = Request.Hang(PersonOf(0));
            proxy.CutCommit(cutPoint, times: int.MaxValue);
            await Assert.ThrowsAsync<StorageUnavailableException>(() => request.Send(node, Cancellation));
            proxy.CutNext(cutPoint, times: 0);

            var result = await callers.Send(node, request);

            if (cutPoint is not CutPoint.WhileServerWorks)
                Assert.Equal(cutPoint is CutPoint.BeforeNodeReceives, result is CommandResult.Replayed);
        }
    });

    [Theory]
    [InlineData(CutPoint.BeforeServerReceives)]
    [InlineData(CutPoint.WhileServerWorks)]
    [InlineData(CutPoint.BeforeNodeReceives)]
    public Task at_any_message_of_a_batch_is_recovered_by_the_node(CutPoint cutPoint) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        await callers.Send(node, Request.Hang(PersonOf(0)));
        for (var message = 0; message < 8; message++)
        {
            proxy.CutNext(cutPoint, after: message);

            var result = await callers.Send(node, Request.Hang(PersonOf(0)));

            proxy.CutNext(cutPoint, times: 0);
            Assert.Single(Assert.IsType<CommandResult.Committed>(result).Events);
        }
    });

    [Fact]
    public Task during_a_commit_without_an_idempotency_key_is_recovered_by_the_node() => Check(async () =>
    {
        for (var i = 0; i < 3; i++)
        {
            var log = Request.Hang(PersonOf(0)).Log;
            var attempt = Ledger.Open(PersonOf(0), Hangs, log.EntryId);
            proxy.CutCommit(CutPoint.BeforeNodeReceives);

            attempt.Result = await node.Batch.Execute(Context(PersonOf(0)), Command(Hangs, log), Cancellation);

            Assert.Equal(0, proxy.CutsLeft);
            Assert.Contains(Assert.IsType<CommandResult.Committed>(attempt.Result).Events, e => e.Data is HangLogged);
        }
    });

    [Fact]
    public Task at_any_time_under_load_loses_and_duplicates_nothing() => Check(async () =>
    {
        var callers = new Callers(Ledger, node, Node)
        {
            Completed = results =>
            {
                if (results % 10 == 0)
                    proxy.CutNext((CutPoint)(results / 10 % 3), times: 1 + (results % 3), after: results / 10 % 7);
                return Task.CompletedTask;
            },
        };

        await callers.Work(32, 12, number => PersonOf(number / 2 % 4));
        proxy.CutNext(CutPoint.BeforeServerReceives, times: 0);
    });
}
