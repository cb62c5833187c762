using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class Failing(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    /// <summary>Poison commands, which fail in different ways.</summary>
    internal static readonly IReadOnlyDictionary<string, PersonCommand> Poisons = new Dictionary<string, PersonCommand>(StringComparer.Ordinal)
    {
        ["its decision throws"] = To(Hangs, new LogEntry(Guid.CreateVersion7(), null!, When.Now)),
        ["its event cannot be folded"] = To(new ImportedEvent("poison", new ProfileChanged(ProfileSettings.Default, ProfileSettings.Default), 1)),
        ["PostgreSQL refuses its text"] = To(Hangs, Hang(note: "nul\0")),
    };

    public static TheoryData<string> Names => [.. Poisons.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task a_failing_command_does_not_affect_the_others_of_its_batch(string name)
    {
        List<Task<CommandResult>> others;
        Task poisoned;
        await using (await LockPeople(Person))
        {
            others = [.. Enumerable.Range(0, 20).Select(i => Log(i))];
            poisoned = Poisoned(name);
            others.AddRange(Enumerable.Range(0, 20).Select(i => Log(i)));
        }

        await Assert.ThrowsAnyAsync<Exception>(() => poisoned);
        Assert.All(await Task.WhenAll(others), result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal((20, 20 * 600), (SecondsOf(await State()), SecondsOf(await State(), Walks)));
        Assert.Equal(42, (await History()).Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task the_stream_accepts_commands_after_a_failing_command(string name)
    {
        await Committed(Hang(1));
        await Assert.ThrowsAnyAsync<Exception>(() => Poisoned(name));

        Assert.Equal(3, (await Committed(Hang(1))).After.Version);
        Assert.Equal(Canonical.Fold(Person, await History()), Canonical.Of(await State()));
    }

    /// <summary>Npgsql prepares a statement at its fifth use, and may disagree with the server about it if that use fails.</summary>
    [Fact]
    public async Task a_failing_command_at_any_use_of_a_connection_leaves_it_usable()
    {
        for (var before = 0; before < 8; before++)
        {
            await using var node = StorageNode.Open($"{Storage.ConnectionString};Maximum Pool Size=1");
            for (var i = 0; i < before; i++)
                await Committed(Hang(1), node: node);
            await Assert.ThrowsAnyAsync<Exception>(() => node.Batch.ExecuteTogether(Context(), [Poisons["PostgreSQL refuses its text"]], Cancellation));

            for (var i = 0; i < 8; i++)
                await Committed(Hang(1), node: node);
        }

        Assert.Equal(Canonical.Fold(Person, await History()), Canonical.Of(await State()));
    }

    [Fact]
    public async Task a_command_for_a_person_with_inconsistent_events_recommends_a_verification()
    {
        await Committed(Hang(1));
        await Server.Query(Storage.ConnectionString, $"UPDATE habittrack.mt_streams SET version = version + 5 WHERE tenant_id = '{Person}'");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Execute(Hang(1)));

        Assert.Equal($"The events of {Person} are inconsistent. Run a verification for details.", failure.Message);
    }

    private Task Poisoned(string name) => Node.Batch.ExecuteTogether(Context(), [Poisons[name]], Cancellation);

    private Task<CommandResult> Log(int number) => number % 2 == 0 ? Execute(Hang(1)) : Execute(Walk(), Walks);
}
