using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Contract;

namespace HabitTrack.EventStore.Tests.History;

public abstract class CuttingConnections(Engine engine) : HistoryTest(engine), IAsyncLifetime
{
    private CuttingProxy? proxy;
    private IEventStore? node;

    private CuttingProxy Proxy => proxy ?? throw new InvalidOperationException("The proxy has not been started.");

    private IEventStore Node => node ?? throw new InvalidOperationException("The node has not been opened.");

    public ValueTask InitializeAsync()
    {
        proxy = new CuttingProxy(Engine.ConnectionString);
        node = Engine.Open(proxy.ConnectionString);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Proxy.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(Moment.BeforeTheServerHears)]
    [InlineData(Moment.WhileTheServerWorks)]
    [InlineData(Moment.BeforeTheStoreHears)]
    public Task as_a_commit_is_sent_is_made_good_by_the_store_itself(Moment moment) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        for (var i = 0; i < 10; i++)
        {
            await callers.Ask(Node, Commit());
            Proxy.CutNext(moment);

            var outcome = await callers.Ask(Node, Commit());

            Assert.Equal(0, Proxy.CutsLeft);
            Assert.Single(Assert.IsType<Outcome.Committed>(outcome).Events);
        }
    });

    [Theory]
    [InlineData(Moment.BeforeTheServerHears)]
    [InlineData(Moment.WhileTheServerWorks)]
    [InlineData(Moment.BeforeTheStoreHears)]
    public Task for_longer_is_told_and_made_good_by_asking_again_under_the_same_key(Moment moment) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        for (var i = 0; i < 10; i++)
        {
            await callers.Ask(Node, Commit());
            var commit = Commit();
            Proxy.CutNext(moment, times: int.MaxValue);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Node.Execute(commit, Cancellation));
            Proxy.CutNext(moment, times: 0);

            var outcome = await callers.Ask(Node, commit);

            Assert.Equal(
                moment is Moment.BeforeTheServerHears || !Engine.CommitsInOneMessage
                    ? typeof(Outcome.Committed)
                    : typeof(Outcome.Replayed),
                outcome.GetType());
        }
    });

    [Theory]
    [InlineData(Moment.BeforeTheServerHears)]
    [InlineData(Moment.WhileTheServerWorks)]
    [InlineData(Moment.BeforeTheStoreHears)]
    public Task at_whichever_message_of_a_commit_is_made_good_by_the_store_itself(Moment moment) => Check(async () =>
    {
        var callers = new Callers(Ledger);
        await callers.Ask(Node, Commit());
        for (var message = 0; message < 10; message++)
        {
            Proxy.CutNext(moment, after: message);

            var outcome = await callers.Ask(Node, Commit());

            Proxy.CutNext(moment, times: 0);
            Assert.Single(Assert.IsType<Outcome.Committed>(outcome).Events);
        }
    });

    [Fact]
    public Task at_any_moment_under_load_loses_nothing_and_doubles_nothing() => Check(async () =>
    {
        var callers = new Callers(Ledger, Node, Engine.Store)
        {
            Answered = answers =>
            {
                if (answers % 10 == 0)
                    Proxy.CutNext((Moment)(answers / 10 % 3), times: 1 + (answers % 3));
                return Task.CompletedTask;
            },
        };

        await callers.Book(32, 12, number => Stream(number % 4));
    });

    private Commit Commit() => Callers.Commit(Stream(1), new Book(Guid.CreateVersion7(), 1));
}
