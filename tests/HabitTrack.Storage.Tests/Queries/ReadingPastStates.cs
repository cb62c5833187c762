using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Queries;

/// <summary>Reads what was known at an instant, on nodes whose clocks differ by minutes.</summary>
public sealed class ReadingPastStates(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task returns_the_states_that_were_read_then_regardless_of_node_clocks()
    {
        var (ahead, behind) = (new SkippingClock(), new SkippingClock());
        ahead.Skip(TimeSpan.FromMinutes(7));
        behind.Skip(TimeSpan.FromMinutes(-4));
        await using var first = Storage.Open(ahead);
        await using var second = Storage.Open(behind);
        StorageNode[] nodes = [first, second, Node];

        var read = new List<(DateTimeOffset At, PersonState State)>();
        for (var i = 0; i < 12; i++)
        {
            // Several concurrent commands, some of which are committed in one batch.
            await Task.WhenAll(Enumerable.Range(0, 1 + (i % 4)).Select(
                many => many % 2 == 0 ? Committed(Hang(i + 1), node: nodes[(i + many) % 3]) : Committed(Walk(), Walks, node: nodes[(i + many) % 3])));
            var at = await Now();
            read.Add((at, await State(nodes[(i + 1) % 3])));
            Assert.Equal(read[^1].State.Version, (await History()).Count);
        }

        var history = await History();
        Assert.Equal(history.Select(e => e.Timestamp).Order(), history.Select(e => e.Timestamp));
        foreach (var (at, state) in read)
        {
            Assert.Equal(Canonical.Of(state), Canonical.Of(await Known(at)));
            Assert.Equal(Canonical.Of(state), Canonical.Of(await Known(at.ToOffset(TimeSpan.FromHours(9)))));
            // Nothing was recorded between the read and the next log.
            if (history.FirstOrDefault(e => e.Timestamp > at) is { } next)
                Assert.Equal(Canonical.Of(state), Canonical.Of(await Known(at + ((next.Timestamp - at) * 0.9))));
        }

        Assert.Equal(0, (await Known(history[0].Timestamp.AddMicroseconds(-1))).Version);
        Assert.Equal(2, (await Known(history[0].Timestamp)).Version);
    }

    [Fact]
    public async Task never_decreases_timestamps_if_the_database_clock_is_set_back()
    {
        await Committed(Hang());
        var ahead = (await Now()).AddHours(1);
        await Server.Query(
            Storage.ConnectionString,
            $"""
            UPDATE habittrack.mt_events SET timestamp = '{ahead:O}' WHERE tenant_id = '{Person}';
            UPDATE habittrack.mt_doc_habit SET data = jsonb_set(data, '[recordedAt]', '"{ahead:O}"') WHERE tenant_id = '{Person}'
            """.Replace('[', '{').Replace(']', '}'));

        await using var fresh = Storage.Open();
        await Committed(Walk(), Walks, node: fresh);

        Assert.All(await History(), e => Assert.Equal(ahead, e.Timestamp));
    }

    private async Task<DateTimeOffset> Now() => new((DateTime)(await Server.Query(Storage.ConnectionString, "SELECT clock_timestamp()"))!, TimeSpan.Zero);

    private Task<PersonState> Known(DateTimeOffset at) => Node.Store.FoldHistory(new HistoryQuery(Person, KnownAt: at), Cancellation);
}
