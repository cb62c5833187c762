using HabitTrack.Domain;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class Failing(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    /// <summary>Commands that fail, each in its own way.</summary>
    internal static readonly IReadOnlyDictionary<string, PersonCommand> Poisons = new Dictionary<string, PersonCommand>(StringComparer.Ordinal)
    {
        ["its decision throws"] = To(Profile.Stream, new PauseHabit(null)),
        ["its event cannot be folded"] = To("poison", new ImportedEvent(new ProfileChanged(ProfileSettings.Default, ProfileSettings.Default), 1)),
        ["PostgreSQL refuses its text"] = To(Hangs, Hang(note: "nul\0")),
        ["its type is unknown to the store"] = To(Hangs, "no command at all"),
    };

    public static TheoryData<string> Names => [.. Poisons.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task poison_fails_alone_and_the_others_of_its_batch_are_committed(string name)
    {
        List<Task<CommandResult>> innocent;
        Task poisoned;
        await using (await Hold(Person))
        {
            innocent = [.. Enumerable.Range(0, 20).Select(i => Log(i))];
            poisoned = Poisoned(name);
            innocent.AddRange(Enumerable.Range(0, 20).Select(i => Log(i)));
        }

        await Assert.ThrowsAnyAsync<Exception>(() => poisoned);
        Assert.All(await Task.WhenAll(innocent), result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal((20, 20 * 600), (SecondsOf(await State()), SecondsOf(await State(), Walks)));
        Assert.Equal(42, (await History()).Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task after_poison_the_stream_goes_on(string name)
    {
        await Committed(Hang(1));
        await Assert.ThrowsAnyAsync<Exception>(() => Poisoned(name));

        Assert.Equal(3, (await Committed(Hang(1))).After.Version);
        Assert.Equal(Shown.Fold(Person, await History()), Shown.Of(await State()));
    }

    /// <summary>Npgsql prepares a statement at its fifth use, and may get out of step with the server where that use fails.</summary>
    [Fact]
    public async Task poison_at_whichever_use_of_a_connection_leaves_it_in_order()
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

        Assert.Equal(Shown.Fold(Person, await History()), Shown.Of(await State()));
    }

    [Fact]
    public async Task for_a_person_whose_events_contradict_each_other_says_what_to_do()
    {
        await Committed(Hang(1));
        await Server.Query(Storage.ConnectionString, $"UPDATE habittrack.mt_streams SET version = version + 5 WHERE tenant_id = '{Person}'");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Execute(Hang(1)));

        Assert.Equal($"The events of {Person} contradict each other. Run a verification to see how.", failure.Message);
    }

    private Task Poisoned(string name) => Node.Batch.ExecuteTogether(Context(), [Poisons[name]], Cancellation);

    private Task<CommandResult> Log(int number) => number % 2 == 0 ? Execute(Hang(1)) : Execute(Walk(), Walks);
}
