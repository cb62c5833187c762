using HabitTrack.Storage.Maintenance;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class RebuildingBesideReaders(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task shows_no_answer_that_is_empty_or_behind()
    {
        await using var other = Storage.Open();
        StorageNode[] nodes = [Node, other];
        await Committed(Hang(1));
        var acknowledged = 1L;
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                await Committed(Hang(1), node: nodes[(writer + i) % 2]);
                Interlocked.Increment(ref acknowledged);
            }
        })).ToList();
        var reading = Enumerable.Range(0, 3).Select(reader => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var least = Interlocked.Read(ref acknowledged);
                var node = nodes[(reader + i) % 2];
                if (i % 5 == 0)
                    node.Cache.Drop(Person);
                var state = await State(node);
                Assert.True(state.Version > least, $"version {state.Version} was read after {least} logs were acknowledged");
                Assert.Equal(state.Version - 1, SecondsOf(state));
            }
        })).ToList();

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(RebuildStatus.Done, (await Rebuilds.Run(nodes[i % 2])).Status);
            Assert.Empty((await other.Verifier.Verify(Cancellation)).Differences);
        }

        await enough.CancelAsync();
        await Task.WhenAll([.. writing, .. reading]);
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
        await using var fresh = Storage.Open();
        Assert.Equal(acknowledged, SecondsOf(await State(fresh)));
    }
}
