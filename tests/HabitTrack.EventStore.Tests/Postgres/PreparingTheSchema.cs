using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Postgres;

public sealed class PreparingTheSchema : IAsyncLifetime
{
    private string database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateDatabase();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task by_several_nodes_at_once_makes_it_once()
    {
        var stores = Enumerable.Range(0, 6).Select(_ => Open()).ToList();

        await Task.WhenAll(stores.Select(store => store.Prepare(Cancellation)));

        foreach (var store in stores)
        {
            Assert.Null(await store.NotReady(Cancellation));
            await store.DisposeAsync();
        }

        var steps = await Column("SELECT v.step::text FROM habittrack_app.schema_version AS v ORDER BY v.step");
        Assert.Equal(Enumerable.Range(1, steps.Count).Select(step => $"{step}"), steps);
    }

    [Fact]
    public async Task is_asked_for_by_a_database_that_lacks_it()
    {
        await using var store = Open();

        Assert.Contains("step 0 of ", await store.NotReady(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_a_newer_program_is_not_taken_for_ready()
    {
        await using var store = Open();
        await store.Prepare(Cancellation);
        await Column("INSERT INTO habittrack_app.schema_version (step) VALUES (99) RETURNING step::text");

        Assert.Contains("newer", await store.NotReady(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_ready_where_no_server_answers()
    {
        await using var store = new PostgresEventStore("Host=127.0.0.1;Port=1;Username=nobody", BankModel.Model, TimeProvider.System);

        Assert.Contains("does not answer", await store.NotReady(Cancellation), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Prepare(Cancellation));
    }

    [Fact]
    public async Task makes_the_tables_that_marten_makes()
    {
        await using var store = Open();
        await store.Prepare(Cancellation);

        Assert.Equal(MartenTables.Columns, await Column(MartenTables.ColumnsSql));
        Assert.Equal(MartenTables.Constraints, await Column(MartenTables.ConstraintsSql));
        Assert.Equal(MartenTables.Indexes, await Column(MartenTables.IndexesSql));
        Assert.Equal(
            ["habittrack.mt_events_sequence owned by habittrack.mt_events.seq_id"], await Column(MartenTables.SequencesSql));
    }

    private PostgresEventStore Open() => new(database, BankModel.Model, TimeProvider.System);

    private Task<List<string>> Column(string sql) => Catalogue.Read(database, sql);
}
