using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Queries;

public sealed class Reading(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task a_person_without_events_is_at_version_zero()
    {
        var state = await State();

        Assert.Equal((0, 0, ProfileSettings.Default), (state.Version, state.Habits.Count, state.Profile.Profile.Settings));
        Assert.Equal(0, await Node.Store.LastSequence(Person, Cancellation));
    }

    [Fact]
    public async Task on_any_node_sees_every_acknowledged_write()
    {
        await using var other = Storage.Open();
        for (var i = 1; i <= 20; i++)
        {
            await Committed(Hang(1));
            Assert.Equal(i, SecondsOf(await State(other)));
        }
    }

    [Fact]
    public async Task does_not_fail_because_of_another_persons_unreadable_events()
    {
        var broken = NewPerson();
        await Node.Batch.Execute(Context(broken), Command(Hangs, Hang(1)), Cancellation);
        await Server.Query(Storage.ConnectionString, $"""
            UPDATE habittrack.mt_events SET type = 'handstand_done', mt_dotnet_type = 'HabitTrack.Domain.HandstandDone, HabitTrack.Domain'
            WHERE tenant_id = '{broken}' AND version = 2
            """);
        await Server.Query(Storage.ConnectionString, $"DELETE FROM habittrack.mt_doc_month WHERE tenant_id = '{broken}'");
        await Server.Query(Storage.ConnectionString, $"DELETE FROM habittrack.mt_doc_habit WHERE tenant_id = '{broken}'");
        await Committed(Hang(1));
        await using var fresh = Storage.Open();

        for (var i = 0; i < 10; i++)
        {
            var reads = Enumerable.Range(0, 20).Select(number => State(fresh, number % 2 == 0 ? broken : Person)).ToList();
            foreach (var (number, read) in reads.Index())
            {
                if (number % 2 == 0)
                    await Assert.ThrowsAnyAsync<Exception>(() => read);
                else
                    Assert.Equal(1, SecondsOf(await read));
            }
        }
    }

    [Fact]
    public async Task sees_a_consistent_snapshot_of_a_persons_streams()
    {
        await using var other = Storage.Open();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await Node.Batch.ExecuteTogether(Context(), [To(Hangs, Hang()), To(Walks, Walk())], Cancellation);
        }, Cancellation);
        while (!writing.IsCompleted)
        {
            var state = await State(other);
            Assert.Equal(state.VersionOf(Hangs), state.VersionOf(Walks));
        }

        await writing;
    }

    [Fact]
    public async Task serves_many_concurrent_requests()
    {
        await Committed(Hang());

        var states = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => State(person: i % 2 == 0 ? Person : $"none-{i}")));

        Assert.Equal(300, states.Count(state => state.Version == 2));
    }

    [Fact]
    public async Task returns_the_history_in_order_across_pages()
    {
        await Node.Batch.ExecuteTogether(Context(), [.. Enumerable.Range(0, 1201).Select(i => i % 2 == 0 ? To(Hangs, Hang()) : To(Walks, Walk()))], Cancellation);

        var all = await History();
        var ids = all.Select(e => e.Id).ToList();
        Assert.Equal(1203, ids.Distinct().Count());
        Assert.Equal(all.OrderBy(e => e.Sequence).Select(e => e.Id), ids);
        Assert.Equal(602, (await History(new HistoryQuery(Person, Stream: Hangs))).Count);
        Assert.Equal(ids.AsEnumerable().Reverse(), (await History(new HistoryQuery(Person, NewestFirst: true))).Select(e => e.Id));
        Assert.Equal(ids[1001..], (await History(new HistoryQuery(Person, After: all[1000].Sequence))).Select(e => e.Id));
        Assert.Equal(ids[..700], (await History(new HistoryQuery(Person, UpTo: all[699].Sequence))).Select(e => e.Id));
        Assert.Equal(all[^1].Sequence, await Node.Store.LastSequence(Person, Cancellation));
    }

    [Fact]
    public async Task filters_the_history_by_stream_type_and_instant()
    {
        var hang = await Committed(Hang());
        var pause = await Committed(new PauseHabit(null));
        var walk = await Committed(Walk(), Walks);

        Assert.Equal(Canonical.Of(walk.Events), Canonical.Of(await History(new HistoryQuery(Person, Stream: Walks))));
        Assert.Equal(Canonical.Of(pause.Events), Canonical.Of(await History(new HistoryQuery(Person, Types: ["habit_paused"]))));
        Assert.Equal(3, (await History(new HistoryQuery(Person, From: pause.Events[0].Timestamp))).Count);
        Assert.Equal(Canonical.Of(hang.Events), Canonical.Of(await History(new HistoryQuery(Person, KnownAt: hang.Events[0].Timestamp))));
    }
}
