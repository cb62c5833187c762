using HabitTrack.Storage.Maintenance;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class RebuildingConcurrently(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task never_returns_an_empty_or_outdated_state()
    {
        await using var other = Storage.Open();
        StorageNode[] nodes = [Node, other];
        await Committed(Hang(1));
        var acknowledged = 1L;
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await Committed(Hang(1), node: nodes[(writer + i) % 2]);
                Interlocked.Increment(ref acknowledged);
            }
        })).ToList();
        var reading = Enumerable.Range(0, 3).Select(reader => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var least = Interlocked.Read(ref acknowledged);
                var node = nodes[(reader + i) % 2];
                if (i % 5 == 0)
                    node.Cache.Remove(Person);
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

        await stop.CancelAsync();
        await Task.WhenAll([.. writing, .. reading]);
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
        await using var fresh = Storage.Open();
        Assert.Equal(acknowledged, SecondsOf(await State(fresh)));
    }
}
