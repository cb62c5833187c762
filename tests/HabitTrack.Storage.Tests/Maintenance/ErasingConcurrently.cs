using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.History;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class ErasingConcurrently(OwnDatabase database) : ErasureTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task with_writers_on_two_nodes_leaves_no_data()
    {
        await using var other = Storage.Open();
        var written = 0;
        var started = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 12).Select(writer => Task.Run(async () =>
        {
            while (await Request.Of(Person, 2 * writer).Send(writer % 2 == 0 ? Node : other, Cancellation) is not CommandResult.PersonErased)
            {
                if (Interlocked.Increment(ref written) == 60)
                    started.SetResult();
            }
        })).ToList();

        await started.Task.WaitAsync(Cancellation);
        await Node.Erasure.Erase(Person, Cancellation);
        Assert.Equal(0, await RowsContaining(Person));

        await Task.WhenAll(writers);
        Assert.Equal(0, await RowsContaining(Person));
    }

    [Theory]
    [InlineData("mt_events")]
    [InlineData("mt_streams")]
    [InlineData("mt_doc_entry")]
    [InlineData("mt_doc_month")]
    [InlineData("mt_doc_receipt")]
    [InlineData("mt_doc_report")]
    public async Task with_readers_that_rebuild_documents_leaves_no_data(string blockedTable)
    {
        await Committed(Hang());
        await Server.Query(Storage.ConnectionString, $"DELETE FROM habittrack.mt_doc_habit WHERE tenant_id = '{Person}'");
        await using var other = Storage.Open();
        Task erasing;
        // The tombstone is committed, and the deletion has begun.
        await using (await LockWith($"LOCK TABLE habittrack.{blockedTable} IN SHARE ROW EXCLUSIVE MODE"))
        {
            erasing = Node.Erasure.Erase(Person, Cancellation);
            await Eventually.Holds("the deletion waits", async () => (bool)(await Server.Query(
                Storage.ConnectionString,
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"))!);
            await State(other);
        }

        await erasing;
        Assert.Equal(0, await RowsContaining(Person));
    }
}
