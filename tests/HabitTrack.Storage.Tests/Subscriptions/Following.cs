using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.History;

namespace HabitTrack.Storage.Tests.Subscriptions;

public sealed class Following(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task returns_existing_events_and_then_new_ones_on_any_node()
    {
        await using var other = Storage.Open();
        await Committed(Hang());
        await Committed(Hang());

        var follower = Follower.Start(other, Person);
        await Eventually.Holds("the existing events are received", () => Task.FromResult(follower.Count == 3));
        await Committed(Hang());
        await Committed(Walk(), Walks, node: other);
        await Eventually.Holds("the new events are received", () => Task.FromResult(follower.Count == 6));

        Assert.Equal(Canonical.Of(await History()), Canonical.Of(await follower.Stop()));
    }

    [Fact]
    public async Task returns_no_events_of_other_people()
    {
        var follower = Follower.Start(Node, Person);
        await Node.Batch.Execute(Context($"{Person}-too"), Command(Hangs, Hang()), Cancellation);
        await Committed(Hang());

        await follower.ReceivesAll();
    }

    [Fact]
    public async Task returns_the_later_events_of_a_commit_together()
    {
        await Committed(Hang());
        await Node.Batch.ExecuteTogether(Context(), [.. Enumerable.Range(0, 1200).Select(i => To(i % 2 == 0 ? Hangs : Walks, i % 2 == 0 ? Hang() : Walk()))], Cancellation);
        var history = await History();

        var later = await Node.Live.Follow(Person, history[1].Sequence, TimeSpan.FromMinutes(1), Cancellation).FirstAsync(Cancellation);

        Assert.Equal(history.Skip(2).Select(e => e.Id), later.Select(e => e.Id));
    }

    [Fact]
    public async Task returns_an_empty_list_when_idle()
    {
        var follower = Follower.Start(Node, Person, TimeSpan.FromMilliseconds(1));
        await Eventually.Holds("the follower is idle", () => Task.FromResult(follower.IdleCount > 2));
        await Committed(Hang());

        await follower.ReceivesAll();
    }

    [Fact]
    public async Task misses_and_duplicates_nothing_with_writers_on_two_nodes()
    {
        await using var other = Storage.Open();
        var followers = Enumerable.Range(0, 6).Select(i => Follower.Start(i % 2 == 0 ? Node : other, $"{Person}-{i % 3}")).ToList();

        await Task.WhenAll(Enumerable.Range(0, 240).Select(i => Request.Of($"{Person}-{i % 3}", i).Send(i % 2 == 0 ? Node : other, Cancellation)));

        foreach (var follower in followers)
            await follower.ReceivesAll();
    }

    [Fact]
    public async Task misses_nothing_if_notifications_are_lost()
    {
        await using var other = Storage.Open();
        var follower = Follower.Start(other, Person);
        for (var i = 0; i < 3; i++)
        {
            await Eventually.Holds("the node listens", async () => await Listeners("count(*)") > 0);
            Assert.True(await Listeners("count(pg_terminate_backend(pid))") > 0);
            Assert.IsType<CommandResult.Committed>(await Execute(Hang()));
            await Eventually.Holds("the new events are received", () => Task.FromResult(follower.Count == i + 2));
        }

        await follower.ReceivesAll();
    }

    private async Task<long> Listeners(string what) => (long)(await Server.Query(
        Storage.ConnectionString, $"SELECT {what} FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN habittrack%'"))!;
}
