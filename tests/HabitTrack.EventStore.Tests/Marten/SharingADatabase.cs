using HabitTrack.EventStore.Marten;
using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.History;

namespace HabitTrack.EventStore.Tests.Marten;

public sealed class SharingADatabase(PostgresEngine engine) : HistoryTest(engine), IClassFixture<PostgresEngine>, IAsyncLifetime
{
    private readonly MartenEventStore marten = new(engine.ConnectionString, BankModel.Model, TimeProvider.System);

    public async ValueTask InitializeAsync() => await marten.Prepare(Cancellation);

    public ValueTask DisposeAsync() => marten.DisposeAsync();

    [Fact]
    public async Task in_turns_each_reads_and_continues_what_the_other_wrote()
    {
        var script = new Script(Stream(1));
        IEventStore[] turns = [Engine.Store, marten];

        for (var step = 0; step < script.Commits.Count; step++)
        {
            var (writer, reader, commit) = (turns[step % 2], turns[(step + 1) % 2], script.Commits[step]);
            var committed = Assert.IsType<Outcome.Committed>(await writer.Execute(commit, Cancellation));

            var read = await reader.ReadStream(commit.Stream, Cut.None, Cancellation).ToListAsync(Cancellation);
            Assert.Equal(committed.Events, read.TakeLast(committed.Events.Count));
            Assert.Equal(committed.State, await reader.Load(commit.Stream, Cancellation));
        }
    }

    [Fact]
    public async Task a_request_repeated_on_the_other_engine_is_recognised()
    {
        var commit = Callers.Commit(Stream(1), new Book(Guid.CreateVersion7(), 1));
        await Engine.Store.Execute(commit, Cancellation);
        var another = Callers.Commit(Stream(1), new Book(Guid.CreateVersion7(), 1));
        await marten.Execute(another, Cancellation);

        Assert.IsType<Outcome.Replayed>(await marten.Execute(commit, Cancellation));
        Assert.IsType<Outcome.Replayed>(await Engine.Store.Execute(another, Cancellation));
    }

    [Fact]
    public Task at_the_same_time_to_the_same_streams_loses_nothing_and_doubles_nothing() =>
        Check(() => new Callers(Ledger, Engine.Store, marten).Book(48, 16, number => Stream(number % 3)));

    [Fact]
    public async Task the_rows_of_both_are_equal_but_for_ids_and_times()
    {
        var (mine, yours) = (new Script(new StreamId($"{Tenant}-postgres", "account-1")), new Script(new StreamId($"{Tenant}-marten", "account-1")));
        foreach (var commit in mine.Commits)
            await Engine.Store.Execute(commit, Cancellation);
        foreach (var commit in yours.Commits)
            await marten.Execute(commit, Cancellation);

        var rows = await mine.Rows(Engine.ConnectionString);
        Assert.True(rows.Count > 15);
        Assert.Equal(rows, await yours.Rows(Engine.ConnectionString));
    }
}
