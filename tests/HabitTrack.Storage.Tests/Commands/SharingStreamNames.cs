using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.OtherPrograms;

namespace HabitTrack.Storage.Tests.Commands;

/// <summary>People have habits with the same names, and one session commits events of many people.</summary>
public sealed class SharingStreamNames(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    private readonly string ann = NewPerson(), bob = NewPerson();

    [Fact]
    public async Task the_events_of_two_people_in_one_batch_stay_separate()
    {
        List<Task<CommandResult>> logs;
        await using (await LockPeople(Person))
        {
            var first = Execute(Hang());
            logs = [.. Enumerable.Range(1, 20).Select(i => Node.Batch.Execute(Context(i % 2 == 0 ? ann : bob), Command(Hangs, Hang(i)), Cancellation))];
            Assert.False(first.IsCompleted);
        }

        Assert.All(await Task.WhenAll(logs), result => Assert.IsType<CommandResult.Committed>(result));
        Assert.Equal(1L, await Server.Query(
            Storage.ConnectionString, $"SELECT count(DISTINCT xmin::text) FROM habittrack.mt_events WHERE tenant_id IN ('{ann}', '{bob}')"));
        foreach (var (person, seconds) in (IEnumerable<(string, int[])>)[(ann, [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]), (bob, [1, 3, 5, 7, 9, 11, 13, 15, 17, 19])])
        {
            var history = await History(new HistoryQuery(person));
            Assert.Equal(Enumerable.Range(1, 11).Select(i => (long)i), history.Select(e => e.Version));
            Assert.Equal(seconds, history.Select(e => e.Data).OfType<HangLogged>().Select(logged => logged.Seconds));
            Assert.Equal(seconds.Sum(), SecondsOf(await State(person: person)));
        }
    }

    [Fact]
    public async Task keys_with_the_person_separate_people_in_one_session()
    {
        await Append(StreamKey.Of(ann, Hangs), StreamKey.Of(bob, Hangs));

        Assert.Equal([1, 3], await Seconds(ann));
        Assert.Equal([2], await Seconds(bob));
    }

    /// <summary>Documents why keys contain the person. If Marten ever separates these streams, this test fails and the keys can be shortened.</summary>
    [Fact]
    public async Task equal_keys_append_one_persons_events_to_the_others_stream()
    {
        await Append(Hangs, Hangs);

        Assert.Equal([1, 2, 3], await Seconds(ann));
        Assert.Empty(await Seconds(bob));
    }

    private async Task Append(string keyOfAnn, string keyOfBob)
    {
        await using var store = MartenPrograms.WithProjection(Storage.ConnectionString);
        await using var session = store.LightweightSession();
        session.ForTenant(ann).Events.Append(keyOfAnn, Logged(1));
        session.ForTenant(bob).Events.Append(keyOfBob, Logged(2));
        session.ForTenant(ann).Events.Append(keyOfAnn, Logged(3));
        await session.SaveChangesAsync(Cancellation);
    }

    private static HangLogged Logged(int seconds) => new(Guid.CreateVersion7(), new DateOnly(2026, 3, 1), null, Timing.Day, seconds, null, null);

    private async Task<IEnumerable<int>> Seconds(string person) =>
        (await History(new HistoryQuery(person))).Select(e => e.Data).OfType<HangLogged>().Select(logged => logged.Seconds);
}
