using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.OtherPrograms;

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
    public async Task undoes_exactly_the_last_request_if_one_batch_committed_several()
    {
        await Request("start", To(Hangs, Hang(1)), To(Walks, Walk(1)));
        Task first, last;
        await using (await LockPeople(Person))
        {
            // The first request blocks the queue, so that the next two are committed in one batch.
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

    [Fact]
    public async Task undoes_events_of_other_programs_without_a_request_one_by_one()
    {
        await Request("start", To(Hangs, Hang(1)));
        await using (var store = MartenPrograms.Bare(Storage.ConnectionString))
        {
            await using var session = store.LightweightSession(Person);
            session.Events.Append(StreamKey.Of(Person, Hangs), MartenPrograms.Logged(10), MartenPrograms.Logged(100));
            await session.SaveChangesAsync(Cancellation);
        }

        await Undo("undo-1");
        Assert.Equal(11, SecondsOf(await State()));

        await Undo("undo-2");
        Assert.Equal(1, SecondsOf(await State()));
    }

    [Fact]
    public async Task undoes_a_concurrent_change_rather_than_the_one_before_it()
    {
        await using var other = Storage.Open();
        var day = new DateOnly(2026, 3, 1);
        await Request("start", To(Hangs, Hang(1, day)));
        await Request("goal", To(Hangs, new DeclareGoal(Goal.AtLeast(90, Units.Seconds, Per.Day), null)));
        Task skipping, undoing;
        await using (await LockPeople(Person))
        {
            skipping = other.Batch.Execute(Context() with { By = new Author("ann", "skip") }, Command(Hangs, new SkipDay(day.AddDays(1), null)), Cancellation);
            await Waiting(1);
            undoing = Undo("undo");
            await Waiting(2);
        }

        await Task.WhenAll(skipping, undoing);

        var habit = (await State()).Habit(Hangs).Habit.Definition!;
        Assert.Equal(90, habit.Goals[^1].Goal.Amount);
        Assert.False(habit.IsSkipped(day.AddDays(1)));
    }

    private Task Waiting(int transactions) => Eventually.Holds("the transactions wait for the lock of the person", async () => (long)(await Server.Query(
        Storage.ConnectionString,
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))! == transactions);

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
        Assert.Null(undone.BlockingResult);
    }
}
