using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class Repeating(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    private static readonly Guid EntryId = Guid.CreateVersion7();

    [Fact]
    public async Task a_repeated_request_changes_nothing_and_returns_the_first_receipt()
    {
        Assert.IsType<CommandResult.Committed>(await Keyed(Hang()));

        IsReplayed(await Keyed(Hang()));
        Assert.Equal(2, (await History()).Count);
    }

    [Fact]
    public async Task a_key_is_remembered_on_every_node_and_after_a_restart()
    {
        await using (var first = Storage.Open())
            Assert.IsType<CommandResult.Committed>(await Keyed(Hang(), node: first));

        IsReplayed(await Keyed(Hang()));
        await using var other = Storage.Open();
        IsReplayed(await Keyed(Hang(), node: other));
    }

    [Fact]
    public async Task a_key_with_another_body_or_request_is_reported_as_reused()
    {
        await Keyed(Hang());

        Assert.IsType<CommandResult.KeyReused>(await Keyed(Hang(), body: 2));
        Assert.IsType<CommandResult.KeyReused>(await Keyed(Hang(), request: "POST /v1/walks"));
        Assert.Equal(2, (await History()).Count);
    }

    [Fact]
    public async Task a_key_belongs_to_its_person()
    {
        await Keyed(Hang());

        Assert.IsType<CommandResult.Committed>(await Keyed(Hang(), person: NewPerson()));
    }

    [Fact]
    public async Task a_refused_request_leaves_its_key_free()
    {
        Assert.IsType<CommandResult.Refused>(await Keyed(Walk()));

        Assert.IsType<CommandResult.Committed>(await Keyed(Hang()));
    }

    [Fact]
    public async Task a_repeated_request_is_replayed_before_rules_and_versions_are_checked()
    {
        await Committed(Hang());
        var pause = KeyedContext() with { ExpectedVersions = [2] };
        Assert.IsType<CommandResult.Committed>(await Node.Batch.Execute(pause, Command(Hangs, new PauseHabit(null)), Cancellation));

        IsReplayed(await Node.Batch.Execute(pause, Command(Hangs, new PauseHabit(null)), Cancellation));
        await using var other = Storage.Open();
        IsReplayed(await other.Batch.Execute(pause, Command(Hangs, new PauseHabit(null)), Cancellation));
    }

    [Fact]
    public async Task a_request_sent_concurrently_on_two_nodes_is_committed_once()
    {
        await using var other = Storage.Open();

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Keyed(Hang(), node: i % 2 == 0 ? Node : other)));

        Assert.Single(results.OfType<CommandResult.Committed>());
        Assert.Equal(59, results.OfType<CommandResult.Replayed>().Count());
        Assert.Equal(2, (await History()).Count);
    }

    private RequestContext KeyedContext(byte body = 1, string request = "POST /v1/hangs", string? person = null) => Context(person) with
    {
        Receipt = new Receipt("key-1", request, [body, 0, 9], EntryId, 201),
    };

    private Task<CommandResult> Keyed(
        LogEntry log, byte body = 1, string request = "POST /v1/hangs", string? person = null, StorageNode? node = null) =>
        (node ?? Node).Batch.Execute(KeyedContext(body, request, person), Command(Hangs, log), Cancellation);

    private static void IsReplayed(CommandResult result)
    {
        var receipt = Assert.IsType<CommandResult.Replayed>(result).Receipt;
        Assert.Equal(("key-1", "POST /v1/hangs", EntryId, 201), (receipt.Id, receipt.Request, receipt.EntryId, receipt.Status));
    }
}
