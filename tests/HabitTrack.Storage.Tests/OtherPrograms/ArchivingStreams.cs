using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.Maintenance;

namespace HabitTrack.Storage.Tests.OtherPrograms;

/// <summary>Marten can archive streams, whose events are kept but no longer read.</summary>
public sealed class ArchivingStreams(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task fails_further_commands_without_blocking_others()
    {
        var other = NewPerson();
        await Committed(Hang());
        await Archive();

        var fresh = Storage.Open();
        var archived = Execute(Hang(), node: fresh);
        var others = Enumerable.Range(1, 5).Select(_ => fresh.Batch.Execute(Context(other), Command(Hangs, Hang()), Cancellation)).ToList();

        Assert.All(await Completed(Task.WhenAll(others)), result => Assert.IsType<CommandResult.Committed>(result));
        await Assert.ThrowsAnyAsync<Exception>(() => Completed(archived));
        await fresh.DisposeAsync();
    }

    [Fact]
    public async Task keeps_the_persons_other_streams_readable_after_a_rebuild()
    {
        await ArchiveAndRebuild();

        await using var fresh = Storage.Open();
        Assert.Equal((600, 0), (SecondsOf(await State(fresh), Walks), SecondsOf(await State(fresh))));
    }

    [Fact]
    public async Task keeps_the_persons_other_streams_writable_after_a_rebuild()
    {
        await ArchiveAndRebuild();

        var fresh = Storage.Open();
        Assert.IsType<CommandResult.Committed>(await Completed(Execute(Walk(), Walks, node: fresh)));
        await fresh.DisposeAsync();
    }

    private async Task ArchiveAndRebuild()
    {
        await Committed(Walk(), Walks);
        await Committed(Hang());
        await Archive();
        Assert.Equal(RebuildStatus.Done, (await Rebuilds.Run(Node)).Status);
    }

    private Task Archive() => Server.Query(
        Storage.ConnectionString,
        $"""
        UPDATE habittrack.mt_streams SET is_archived = TRUE WHERE tenant_id = '{Person}' AND id = '{Person}/hang';
        UPDATE habittrack.mt_events SET is_archived = TRUE WHERE tenant_id = '{Person}' AND stream_id = '{Person}/hang'
        """);

    /// <summary>Fails this test, rather than the whole run, if the work never completes.</summary>
    private static async Task<T> Completed<T>(Task<T> work)
    {
        await Eventually.Holds("it completes", () => Task.FromResult(work.IsCompleted));
        return await work;
    }
}
