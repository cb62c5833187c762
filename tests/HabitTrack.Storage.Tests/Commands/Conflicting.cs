using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class Conflicting(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task a_command_with_the_expected_version_is_committed()
    {
        Assert.IsType<CommandResult.Committed>(await Expecting(0));
        Assert.IsType<CommandResult.Committed>(await Expecting(2));

        Assert.Equal(3, (await History()).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task a_command_with_another_expected_version_returns_the_actual_version(long expected)
    {
        await Committed(Hang());

        Assert.Equal(new CommandResult.VersionMismatch(2), await Expecting(expected));
        Assert.Equal(2, (await History()).Count);
    }

    [Fact]
    public async Task an_expected_version_is_compared_with_the_writes_of_other_nodes()
    {
        await using var other = Storage.Open();
        await Committed(Hang());
        await Committed(Hang(), node: other);

        Assert.Equal(new CommandResult.VersionMismatch(3), await Expecting(2));
        Assert.IsType<CommandResult.Committed>(await Expecting(3));
    }

    [Fact]
    public async Task an_expected_version_concerns_only_its_stream()
    {
        await Committed(Walk(), Walks);

        Assert.IsType<CommandResult.Committed>(await Expecting(0));
    }

    [Fact]
    public async Task exactly_one_of_several_writers_with_the_same_expected_version_is_committed()
    {
        await using var other = Storage.Open();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Expecting(0, i % 2 == 0 ? Node : other)));

        Assert.Single(results.OfType<CommandResult.Committed>());
        Assert.Equal(19, results.OfType<CommandResult.VersionMismatch>().Count());
        Assert.Equal(2, (await History()).Count);
    }

    [Fact]
    public async Task writers_without_an_expected_version_never_conflict_across_nodes()
    {
        await using var other = Storage.Open();

        var results = await Task.WhenAll(Enumerable.Range(1, 100).Select(i => Execute(Hang(1), node: i % 2 == 0 ? Node : other)));

        Assert.All(results, result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal(Enumerable.Range(1, 101).Select(i => (long)i), (await History()).Select(e => e.Version));
        Assert.Equal(100, SecondsOf(await State(other)));
    }

    [Fact]
    public async Task a_decision_is_never_based_on_an_outdated_state()
    {
        await using var other = Storage.Open();
        await Committed(Hang());
        var skip = new SkipDay(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), null);

        var results = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Committed(skip, node: i % 2 == 0 ? Node : other)));

        Assert.Single(results, committed => committed.Events.Count == 1);
        Assert.Equal(3, (await History()).Count);
    }

    [Fact]
    public async Task a_refusal_is_never_based_on_an_outdated_state()
    {
        await using var other = Storage.Open();
        await Committed(Hang());
        Assert.IsType<CommandResult.Refused>(await Execute(new ResumeHabit(null)));

        await Committed(new PauseHabit(null), node: other);

        await Committed(new ResumeHabit(null));
    }

    private Task<CommandResult> Expecting(long version, StorageNode? node = null) =>
        (node ?? Node).Batch.Execute(Context() with { ExpectedVersions = [version] }, Command(Hangs, Hang()), Cancellation);
}
