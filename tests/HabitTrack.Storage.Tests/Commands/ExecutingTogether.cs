using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class ExecutingTogether(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    [Theory]
    [InlineData(2)]
    [InlineData(300)]
    public async Task commands_are_decided_in_order_each_on_the_previous_state(int count)
    {
        var (log, today) = (Hang(1), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        Hang HangOf(int seconds) => new(today, null, Timing.Day, seconds, Grip.Overhand, null);
        PersonCommand[] commands =
        [
            To(Hangs, log with { When = new When(null, today) }),
            .. Enumerable.Range(1, count).Select(
                i => To(Hangs, new CorrectEntry(log.EntryId, HangOf(i), HangOf(i + 1), null, null))),
        ];

        var results = await Execute(commands);

        Assert.All(results, result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal(count + 1, SecondsOf(await State()));
        Assert.Equal(count + 1, (await Node.Store.FindEntry(Person, log.EntryId, Cancellation))!.Versions.Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public async Task no_command_is_committed_if_one_is_refused(int count)
    {
        var commands = Enumerable.Range(0, count).Select(i => i % 2 == 0 ? To(Hangs, Hang()) : To(Walks, Walk())).ToArray();
        commands[1] = To(Hangs, new RetractEntry(Guid.CreateVersion7(), null));

        var results = await Execute(commands);

        Assert.Equal("entry-not-found", Assert.IsType<CommandResult.Refused>(results[1]).Refusal.Code);
        Assert.Equal(count - 1, results.OfType<CommandResult.NotCommitted>().Count());
        Assert.Equal(0, (await State()).Version);
        Assert.Empty(await History());
    }

    [Fact]
    public async Task no_command_is_committed_if_a_version_does_not_match()
    {
        await Committed(Walk(), Walks);

        var results = await Node.Batch.ExecuteTogether(
            Context() with { ExpectedVersions = [2] }, [To(Walks, Walk()), To(Hangs, Hang())], Cancellation);

        Assert.Equal([new CommandResult.NotCommitted(), new CommandResult.VersionMismatch(0)], results);
        Assert.Equal(2, (await State()).Version);
    }

    [Fact]
    public async Task no_command_is_committed_if_one_throws()
    {
        await Assert.ThrowsAsync<NullReferenceException>(() => Execute([To(Hangs, Hang()), Failing.Poisons["its decision throws"]]));

        Assert.Empty(await History());
    }

    [Fact]
    public async Task a_repeated_request_changes_nothing()
    {
        var context = Context() with { Receipt = new Receipt("batch", "POST /v1/batch", [1], null, 200) };
        PersonCommand[] commands = [To(Hangs, Hang()), To(Walks, Walk())];
        await Node.Batch.ExecuteTogether(context, commands, Cancellation);

        var again = await Node.Batch.ExecuteTogether(context, commands, Cancellation);

        Assert.IsType<CommandResult.Replayed>(again[0]);
        Assert.IsType<CommandResult.NotCommitted>(again[1]);
        Assert.Equal(4, (await History()).Count);
    }

    [Fact]
    public async Task concurrent_large_and_small_submissions_keep_the_stream_consistent()
    {
        var large = Enumerable.Range(0, 4).Select(_ => Execute([.. Enumerable.Range(0, 100).Select(_ => To(Hangs, Hang(1)))])).ToList();
        var small = Enumerable.Range(0, 100).Select(_ => Execute(Hang(1))).ToList();

        Assert.All((await Task.WhenAll(large)).SelectMany(results => results), result => Assert.IsType<CommandResult.Committed>(result));
        Assert.All(await Task.WhenAll(small), result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal(Enumerable.Range(1, 501).Select(i => (long)i), (await History()).Select(e => e.Version));
        Assert.Equal(500, SecondsOf(await State()));
    }

    [Fact]
    public async Task imported_events_are_appended_at_their_versions_or_refused()
    {
        var origin = new Origin(new DateTimeOffset(2020, 2, 29, 7, 30, 0, TimeSpan.Zero), "bob");
        var log = new HangLogged(Guid.CreateVersion7(), new DateOnly(2020, 2, 29), null, Timing.Day, 45, null, null);
        var started = new HabitStarted(HabitKind.Hang, "Hang", log.Day, true, Goal.AtLeast(60, Units.Seconds, Per.Day), 0, 0, []);
        PersonCommand Imported(PersonEvent data, long version) => To(new ImportedEvent(Hangs, data, version)) with { By = By with { Origin = origin } };

        var results = await Execute([Imported(started, 1), Imported(log, 2)]);
        var again = await Execute([Imported(started, 1), Imported(log, 2)]);

        Assert.All(results, result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal(ImportedEvent.HistoryDiffers, Assert.IsType<CommandResult.Refused>(again[0]).Refusal);
        var history = await History();
        Assert.Equal([origin, origin], history.Select(e => e.Origin));
        Assert.All(history, e => Assert.True(e.Timestamp > origin.RecordedAt));
    }

    private Task<IReadOnlyList<CommandResult>> Execute(IReadOnlyList<PersonCommand> commands) =>
        Node.Batch.ExecuteTogether(Context(), commands, Cancellation);
}
