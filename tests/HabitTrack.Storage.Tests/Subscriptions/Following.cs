using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.History;

namespace HabitTrack.Storage.Tests.Subscriptions;

public sealed class Following(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task gives_what_there_is_and_then_what_comes_on_any_node()
    {
        await using var other = Storage.Open();
        await Committed(Hang());
        await Committed(Hang());

        var follower = Follower.Start(other, Person);
        await Eventually.Holds("what there is was given", () => Task.FromResult(follower.Count == 3));
        await Committed(Hang());
        await Committed(Walk(), Walks, node: other);
        await Eventually.Holds("what came was given", () => Task.FromResult(follower.Count == 6));

        Assert.Equal(Shown.Of(await History()), Shown.Of(await follower.Stop()));
    }

    [Fact]
    public async Task gives_nothing_of_others()
    {
        var follower = Follower.Start(Node, Person);
        await Node.Batch.Execute(Context($"{Person}-too"), Hangs, Hang(), null, Cancellation);
        await Committed(Hang());

        await follower.HasAll();
    }

    [Fact]
    public async Task after_a_sequence_gives_what_is_later_however_much_it_is()
    {
        await Committed(Hang());
        await Node.Batch.ExecuteTogether(Context(), [.. Enumerable.Range(0, 1200).Select(i => To(i % 2 == 0 ? Hangs : Walks, i % 2 == 0 ? Hang() : Walk()))], Cancellation);
        var history = await History();

        var later = await Node.Live.Follow(Person, history[1].Sequence, TimeSpan.FromMinutes(1), Cancellation).Take(1201).ToListAsync(Cancellation);

        Assert.Equal(history.Skip(2).Select(one => one.Id), later.Select(one => one!.Id));
    }

    [Fact]
    public async Task says_so_where_nothing_comes()
    {
        var follower = Follower.Start(Node, Person, TimeSpan.FromMilliseconds(1));
        await Eventually.Holds("silences were told", () => Task.FromResult(follower.Silences > 2));
        await Committed(Hang());

        await follower.HasAll();
    }

    [Fact]
    public async Task beside_writers_on_two_nodes_misses_nothing_and_gives_nothing_twice()
    {
        await using var other = Storage.Open();
        var followers = Enumerable.Range(0, 6).Select(i => Follower.Start(i % 2 == 0 ? Node : other, $"{Person}-{i % 3}")).ToList();

        await Task.WhenAll(Enumerable.Range(0, 240).Select(i => Request.Of($"{Person}-{i % 3}", i).Send(i % 2 == 0 ? Node : other, Cancellation)));

        foreach (var follower in followers)
            await follower.HasAll();
    }

    [Fact]
    public async Task misses_nothing_where_notifications_are_lost()
    {
        await using var other = Storage.Open();
        var follower = Follower.Start(other, Person);
        for (var i = 0; i < 3; i++)
        {
            await Eventually.Holds("the node listens", async () => await Listeners("count(*)") > 0);
            Assert.True(await Listeners("count(pg_terminate_backend(pid))") > 0);
            Assert.IsType<CommandResult.Committed>(await Execute(Hang()));
            await Eventually.Holds("what came was given", () => Task.FromResult(follower.Count == i + 2));
        }

        await follower.HasAll();
    }

    private async Task<long> Listeners(string what) => (long)(await Server.Query(
        Storage.ConnectionString, $"SELECT {what} FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN habittrack%'"))!;
}
