using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.History;
using Marten;

namespace HabitTrack.Storage.Tests.OtherPrograms;

/// <summary>Other Marten programs on the same database as a node that has cached the person.</summary>
public sealed class WritingWithMarten(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>, IAsyncLifetime
{
    private readonly DocumentStore withProjection = MartenPrograms.WithProjection(database.ConnectionString);
    private readonly DocumentStore bare = MartenPrograms.Bare(database.ConnectionString);

    private string Key => StreamKey.Of(Person, Hangs);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await withProjection.DisposeAsync();
        await bare.DisposeAsync();
    }

    [Fact]
    public async Task reads_streams_and_documents_as_the_nodes_wrote_them()
    {
        var log = Hang(30, new DateOnly(2026, 3, 1));
        await Committed(log);

        await using var session = withProjection.QuerySession(Person);
        Assert.Equal(Canonical.Of(await History()), Canonical.Of(await session.Events.FetchStreamAsync(Key, token: Cancellation)));
        Assert.Equal(2, (await session.LoadAsync<HabitDocument>(Key, Cancellation))!.Version);
        Assert.Equal(30, (await session.LoadAsync<MonthDocument>($"{Key}/2026-03", Cancellation))!.Days[new DateOnly(2026, 3, 1)].Sum(Measure.Seconds));
        Assert.Equal(Hangs, (await session.LoadAsync<EntryDocument>(log.EntryId, Cancellation))!.Stream);
        await using var other = bare.QuerySession(Person);
        Assert.Equal(Canonical.Of(await History()), Canonical.Of(await other.Events.FetchStreamAsync(Key, token: Cancellation)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task appends_events_that_appear_in_every_state(bool projects)
    {
        await Committed(Hang(1));
        await State();
        var logged = MartenPrograms.Logged(7);

        await Append(projects, logged);

        Assert.Equal((3, 8), ((await State()).Version, SecondsOf(await State())));
        await using var fresh = Storage.Open();
        Assert.Equal(Canonical.Fold(Person, await History()), Canonical.Of(await State(fresh)));
        Assert.Contains(await Node.Store.ListEntries(new EntryQuery(Person), Cancellation), entry => entry.Id == logged.EntryId);
        Assert.Equal([3L], (await Node.Store.FindEntry(Person, logged.EntryId, Cancellation))?.Versions);
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task appends_events_that_the_next_command_builds_on(bool projects)
    {
        await Committed(Hang(1));
        await Append(projects, MartenPrograms.Logged(7), MartenPrograms.Logged(8));

        var committed = await Committed(Hang(10));

        Assert.Equal(5, Assert.Single(committed.Events).Version);
        Assert.Equal(26, SecondsOf(committed.After));
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
    }

    [Fact]
    public async Task starts_streams_of_people_unknown_to_all_nodes()
    {
        var goal = Goal.AtLeast(60, Units.Seconds, Per.Day);
        await Append(projects: false, new HabitStarted(HabitKind.Hang, "Hang", new DateOnly(2026, 3, 1), true, goal, 0, 0, []), MartenPrograms.Logged(7));

        Assert.Equal(7, SecondsOf(await State()));
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
    }

    [Fact]
    public async Task loses_no_events_while_a_node_writes_concurrently()
    {
        await Committed(Hang(1));
        var appending = Task.Run(async () =>
        {
            for (var written = 0; written < 20;)
            {
                try
                {
                    await Append(projects: written % 2 == 0, MartenPrograms.Logged(1));
                    written++;
                }
                catch (Exception conflict) when (DatabaseErrors.IsConflict(conflict))
                {
                    // Other programs retry as well.
                }
            }
        }, Cancellation);
        // A caller that loses too many races in a row has to retry.
        var callers = new Callers(new Ledger(), Node);
        for (var i = 0; i < 40; i++)
            Assert.IsType<CommandResult.Committed>(await callers.Send(Node, Request.Hang(Person)));
        await appending;

        Assert.Equal((62, 21 + (40 * 30)), ((await State()).Version, SecondsOf(await State())));
        Assert.Equal(Enumerable.Range(1, 62).Select(i => (long)i), (await History()).Select(e => e.Version).Order());
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
    }

    [Fact]
    public async Task leaves_tombstones_that_are_not_treated_as_events()
    {
        await Committed(Hang(1));
        await using (var session = bare.LightweightSession(Person))
        {
            session.Events.Append(Key, 9, MartenPrograms.Logged(7));
            await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync(Cancellation));
        }

        Assert.Equal(3, (await Committed(Hang(1))).After.Version);
        Assert.Equal(3, (await History()).Count);
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
    }

    [Fact]
    public async Task is_repaired_even_if_the_next_command_changes_nothing()
    {
        await Committed(Hang(1, new DateOnly(2026, 2, 1)));
        await State();
        await Append(projects: false, MartenPrograms.Logged(7));

        var stale = await Node.Batch.Execute(Context() with { ExpectedVersions = [2] }, Command(Hangs, Hang(1, new DateOnly(2026, 4, 1))), Cancellation);
        Assert.Equal(3, Assert.IsType<CommandResult.VersionMismatch>(stale).ActualVersion);
        await Committed(Hang(1, new DateOnly(2026, 4, 1)));

        Assert.Equal(9, SecondsOf(await State()));
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
    }

    private async Task Append(bool projects, params object[] events)
    {
        await using var session = (projects ? withProjection : bare).LightweightSession(Person);
        session.Events.Append(Key, events);
        await session.SaveChangesAsync(Cancellation);
    }
}
