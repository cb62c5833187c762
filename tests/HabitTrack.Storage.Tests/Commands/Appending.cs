using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Queries;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class Appending(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task the_first_log_starts_the_habit_at_version_one()
    {
        var committed = await Committed(Hang(10));

        Assert.Equal([1L, 2], committed.Events.Select(e => e.Version));
        Assert.IsType<HabitStarted>(committed.Events[0].Data);
        Assert.Equal((0, 2), (committed.Before.Version, committed.After.Version));
        Assert.Equal(Canonical.Of(committed.After), Canonical.Of(await State()));
    }

    [Fact]
    public async Task the_result_contains_the_events_as_stored()
    {
        await Committed(Hang(10));
        var committed = await Committed(Hang(20));

        var stored = (await History())[^1];
        Assert.Equal(Canonical.Of(committed.Events), [Canonical.Of(stored)]);
        Assert.Equal((By.UserName, By.CorrelationId, By.CausationId), (stored.UserName, stored.CorrelationId, stored.CausationId));
        Assert.Equal(("hang_logged", Hangs, Person), (stored.EventTypeName, stored.StreamName, stored.TenantId));
        Assert.Equal(TimeSpan.Zero, stored.Timestamp.Offset);
    }

    [Fact]
    public async Task versions_and_sequences_increase_and_timestamps_never_decrease()
    {
        for (var i = 1; i <= 20; i++)
            await Committed(Hang(i));

        var stored = await History();
        Assert.Equal(Enumerable.Range(1, 21).Select(i => (long)i), stored.Select(e => e.Version));
        Assert.Equal(21, stored.Select(e => e.Sequence).Distinct().Count());
        Assert.Equal(stored.Select(e => e.Timestamp).Order(), stored.Select(e => e.Timestamp));
    }

    [Fact]
    public async Task a_refused_command_writes_nothing_and_returns_the_reason()
    {
        var result = await Execute(Walk(), Hangs);

        Assert.Equal("habit-not-started", Assert.IsType<CommandResult.Refused>(result).Refusal.Code);
        Assert.Empty(await History());
        Assert.Equal(0, (await State()).Version);
    }

    [Fact]
    public async Task a_command_that_changes_nothing_is_committed_without_events()
    {
        await Committed(Hang(1));

        var committed = await Committed(new UnskipDay(new DateOnly(2026, 1, 1)));

        Assert.Empty(committed.Events);
        Assert.Equal(2, committed.After.Version);
        Assert.Equal(2, (await History()).Count);
    }

    [Fact]
    public async Task documents_loaded_by_another_node_match_the_fold_of_the_events()
    {
        var start = new DateOnly(2025, 1, 15);
        for (var i = 1; i <= 30; i++)
            await Committed(Hang(i, start.AddDays(i * 17 % 300)));
        var retracted = Hang(7, new DateOnly(2024, 12, 31));
        await Committed(retracted);
        await Committed(new RetractEntry(retracted.EntryId, null));

        await using var other = Storage.Open();
        Assert.Equal(Canonical.Fold(Person, await History()), Canonical.Of(await State(other)));
        Assert.Equal(Enumerable.Range(1, 30).Sum(), SecondsOf(await State(other)));
    }

    [Fact]
    public async Task a_decision_sees_what_another_node_has_just_committed()
    {
        await using var other = Storage.Open();
        for (var i = 1; i <= 10; i++)
            Assert.Equal(i + 1, (await Committed(Hang(1), node: i % 2 == 0 ? Node : other)).After.Version);
    }

    [Fact]
    public async Task a_command_that_is_canceled_before_it_is_processed_is_not_executed()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Node.Batch.Execute(Context(), Command(Hangs, Hang()), new CancellationToken(canceled: true)));

        Assert.Empty(await History());
    }

    [Fact]
    public async Task disposal_completes_accepted_commands_and_refuses_new_ones()
    {
        var node = Storage.Open();
        var batch = node.Batch;
        var accepted = Enumerable.Range(1, 50).Select(i => Execute(Hang(i), node: node)).ToList();
        await batch.DisposeAsync();

        Assert.All(await Task.WhenAll(accepted), result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal(51, (await History()).Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Execute(Hang(), node: node));
        await node.DisposeAsync();
    }
}
