using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class Undoing(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private StorageNode? started;

    public async ValueTask InitializeAsync() => started = await StorageNode.Start(Storage.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        if (started is not null)
            await started.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task takes_back_all_of_the_last_request_and_nothing_else_where_one_batch_committed_several()
    {
        await Request("start", To(Hangs, Hang(1)), To(Walks, Walk(1)));
        Task first, last;
        await using (await Hold(Person))
        {
            // The first holds up the batch in which the next two meet.
            var before = Request("before", To(Hangs, Hang(10)));
            first = Request("first", To(Hangs, Hang(100)), To(Walks, Walk(100)));
            last = Request("last", To(Hangs, Hang(1000)));
            Assert.False(before.IsCompleted);
        }

        await Task.WhenAll(first, last);
        await Undo("undo-1");
        Assert.Equal((111, 101), (SecondsOf(await State()), SecondsOf(await State(), Walks)));

        await Undo("undo-2");
        Assert.Equal((11, 1), (SecondsOf(await State()), SecondsOf(await State(), Walks)));
    }

    private async Task Request(string name, params PersonCommand[] commands)
    {
        var by = new Author("ann", name);
        Assert.All(
            await Node.Batch.ExecuteTogether(Context() with { By = by }, [.. commands.Select(command => command with { By = by })], Cancellation),
            result => Assert.IsType<CommandResult.Committed>(result));
    }

    private async Task Undo(string name)
    {
        var undone = await started!.Invoke<UndoResult>(new UndoLastChange(Context() with { By = new Author("ann", name) }), Cancellation);
        Assert.Null(undone.Obstacle);
    }
}
