using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.Maintenance;

namespace HabitTrack.Storage.Tests.OtherPrograms;

/// <summary>Marten lets operators archive streams: their events are kept, and read no more.</summary>
public sealed class ArchivingStreams(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    [Fact]
    public async Task takes_no_more_events_and_does_not_hold_up_the_others()
    {
        var other = NewPerson();
        await Committed(Hang());
        await Archive();

        var fresh = Storage.Open();
        var archived = Execute(Hang(), node: fresh);
        var others = Enumerable.Range(1, 5).Select(_ => fresh.Batch.Execute(Context(other), Hangs, Hang(), null, Cancellation)).ToList();

        Assert.All(await Answered(Task.WhenAll(others)), result => Assert.IsType<CommandResult.Committed>(result));
        await Assert.ThrowsAnyAsync<Exception>(() => Answered(archived));
        await fresh.DisposeAsync();
    }

    [Fact]
    public async Task leaves_the_persons_other_streams_to_be_read_after_a_rebuild()
    {
        await ArchiveAndRebuild();

        await using var fresh = Storage.Open();
        Assert.Equal((600, 0), (SecondsOf(await State(fresh), Walks), SecondsOf(await State(fresh))));
    }

    [Fact]
    public async Task leaves_the_persons_other_streams_to_be_written_after_a_rebuild()
    {
        await ArchiveAndRebuild();

        var fresh = Storage.Open();
        Assert.IsType<CommandResult.Committed>(await Answered(Execute(Walk(), Walks, node: fresh)));
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

    /// <summary>What hangs for ever fails here, and not the whole run.</summary>
    private static async Task<T> Answered<T>(Task<T> work)
    {
        await Eventually.Holds("it is answered", () => Task.FromResult(work.IsCompleted));
        return await work;
    }
}
