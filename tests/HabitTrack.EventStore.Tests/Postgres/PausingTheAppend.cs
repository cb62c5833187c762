using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Embedded;
using HabitTrack.EventStore.Tests.History;
using Npgsql;

namespace HabitTrack.EventStore.Tests.Postgres;

/// <summary>
/// One node is held up within its append, by a lock that the test holds, while another node writes and a follower reads.
/// </summary>
public sealed class PausingTheAppend(PostgresEngine engine) : HistoryTest(engine), IClassFixture<PostgresEngine>, IAsyncLifetime
{
    private const string SequenceLock = "SELECT pg_advisory_xact_lock(7234017283807667300)";
    private const string TestLock = "SELECT pg_advisory_xact_lock(1)";

    public async ValueTask InitializeAsync() => await Server.Query(
        Engine.ConnectionString,
        """
        CREATE OR REPLACE FUNCTION public.pause() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END'
        """);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public Task before_the_streams_row_lets_the_others_pass_and_no_follower_misses_an_event() => Check(async () =>
    {
        await using var other = Engine.Open();
        var callers = new Callers(Ledger);
        await callers.Ask(Engine.Store, Commit(0));

        Task<Outcome> held;
        await using (await Hold($"SELECT FROM habittrack.mt_streams WHERE tenant_id = '{Tenant}' FOR UPDATE"))
        {
            held = callers.Ask(Engine.Store, Commit(0));
            await Waiting(1);
            for (var i = 1; i <= 5; i++)
                await callers.Ask(other, Commit(i));
            Assert.False(held.IsCompleted);
        }

        Assert.IsType<Outcome.Committed>(await held);
    });

    [Fact]
    public Task before_the_number_makes_the_others_wait_and_no_follower_misses_an_event() => HeldUp(SequenceLock);

    [Fact]
    public Task after_the_number_makes_the_others_wait_and_no_follower_misses_an_event() =>
        HeldUp(TestLock, "TRIGGER {0} BEFORE INSERT ON habittrack.mt_events");

    [Fact]
    public Task after_the_insert_makes_the_others_wait_and_no_follower_misses_an_event() =>
        HeldUp(TestLock, "TRIGGER {0} BEFORE INSERT ON habittrack_app.entries");

    [Fact]
    public Task in_the_commit_makes_the_others_wait_and_no_follower_misses_an_event() =>
        HeldUp(TestLock, "CONSTRAINT TRIGGER {0} AFTER INSERT ON habittrack.mt_events DEFERRABLE INITIALLY DEFERRED");

    [Fact]
    public Task while_its_connection_is_cut_makes_the_store_wait_for_what_became_of_it() => Check(async () =>
    {
        await using var proxy = new CuttingProxy(Engine.ConnectionString);
        await using var node = Engine.Open(proxy.ConnectionString);
        var callers = new Callers(Ledger);
        await callers.Ask(node, Commit(0));

        Task<Outcome> held;
        await using (await Hold(SequenceLock))
        {
            proxy.CutNext(Moment.WhileTheServerWorks);
            held = callers.Ask(node, Commit(0));
            await Waiting(2);
        }

        Assert.Equal(2, Assert.Single(Assert.IsType<Outcome.Committed>(await held).Events).Version);
    });

    private Task HeldUp(string heldLock, string? trigger = null) => Check(async () =>
    {
        await using var other = Engine.Open();
        var callers = new Callers(Ledger);
        for (var i = 0; i <= 5; i++)
            await callers.Ask(other, Commit(i));
        if (trigger is not null)
            await Pause(trigger);

        Task<Outcome> held;
        List<Task<Outcome>> waiting;
        await using (await Hold(heldLock))
        {
            held = callers.Ask(Engine.Store, Commit(0));
            await Waiting(1);
            waiting = [.. Enumerable.Range(1, 5).Select(i => callers.Ask(other, Commit(i)))];
            await Waiting(2);
            Assert.False(held.IsCompleted);
            Assert.DoesNotContain(waiting, outcome => outcome.IsCompleted);
        }

        var first = Assert.IsType<Outcome.Committed>(await held);
        foreach (var outcome in await Task.WhenAll(waiting))
            Assert.True(Assert.IsType<Outcome.Committed>(outcome).Events[0].Sequence > first.Events[0].Sequence);
    });

    private Commit Commit(int stream) => Callers.Commit(Stream(stream), new Book(Guid.CreateVersion7(), 1));

    /// <summary>Makes whoever writes to the first stream wait for the test's lock.</summary>
    private Task Pause(string trigger) => Server.Query(
        Engine.ConnectionString,
        $"""
        CREATE {string.Format(trigger, $"\"pause {Tenant}\"")}
        FOR EACH ROW WHEN (NEW.tenant_id = '{Tenant}' AND NEW.stream_id = 'account-0')
        EXECUTE FUNCTION public.pause()
        """);

    /// <summary>Holds what a statement locks until it is disposed of.</summary>
    private async Task<IAsyncDisposable> Hold(string statement)
    {
        var connection = new NpgsqlConnection(Engine.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"BEGIN; {statement}", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private Task Waiting(long count) => Eventually.Holds($"{count} wait for a lock", async () => count == (long)(await Server.Query(
        Engine.ConnectionString,
        """
        SELECT count(*)
        FROM pg_stat_activity
        WHERE datname = current_database()
            AND wait_event_type = 'Lock'
        """))!);
}
