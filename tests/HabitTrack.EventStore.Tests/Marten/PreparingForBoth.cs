using HabitTrack.EventStore.Marten;
using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Postgres;

namespace HabitTrack.EventStore.Tests.Marten;

public sealed class PreparingForBoth : IAsyncLifetime
{
    /// <summary>Every object of the schemas, with all that defines it.</summary>
    private const string ObjectsSql = """
        WITH schemas AS (SELECT oid FROM pg_namespace WHERE nspname LIKE 'habittrack%')
        SELECT concat_ws(' ', 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, c.reloptions,
            regexp_replace(pg_get_expr(d.adbin, d.adrelid), '''\d{4}-.*''::', 'frozen::'))
        FROM pg_attribute AS a
        JOIN pg_class AS c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace IN (SELECT oid FROM schemas) AND c.relkind IN ('r', 'c') AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT concat_ws(' ', 'constraint', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
        FROM pg_constraint AS c WHERE c.connamespace IN (SELECT oid FROM schemas)
        UNION ALL
        SELECT pg_get_indexdef(i.indexrelid)
        FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE c.relnamespace IN (SELECT oid FROM schemas)
        UNION ALL
        SELECT concat_ws(' ', 'sequence', c.oid::regclass) FROM pg_class AS c WHERE c.relkind = 'S' AND c.relnamespace IN (SELECT oid FROM schemas)
        UNION ALL
        SELECT pg_get_functiondef(p.oid) FROM pg_proc AS p WHERE p.pronamespace IN (SELECT oid FROM schemas)
        ORDER BY 1
        """;

    private string database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateDatabase();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task neither_drops_nor_changes_what_the_other_made()
    {
        await Prepare(new PostgresEventStore(database, BankModel.Model, TimeProvider.System));
        var lean = await Catalogue.Read(database, ObjectsSql);
        await Prepare(OpenMarten());
        var both = await Catalogue.Read(database, ObjectsSql);

        await Prepare(new PostgresEventStore(database, BankModel.Model, TimeProvider.System));
        await Prepare(OpenMarten());
        Assert.Equal(both, await Catalogue.Read(database, ObjectsSql));
        Assert.Empty(lean.Except(both));
        Assert.NotEmpty(both.Except(lean));
    }

    [Fact]
    public async Task leaves_the_event_tables_as_marten_makes_them()
    {
        await Prepare(OpenMarten());

        var columns = await Catalogue.Read(database, MartenTables.ColumnsSql);
        Assert.Equal(MartenTables.Columns, columns.Where(column => MartenTables.Columns.Contains(column)));
        Assert.Equal(MartenTables.Indexes, (await Catalogue.Read(database, MartenTables.IndexesSql)).Where(MartenTables.Indexes.Contains));
    }

    [Fact]
    public async Task is_asked_for_where_only_the_other_engine_has_been()
    {
        await Prepare(new PostgresEventStore(database, BankModel.Model, TimeProvider.System));
        await using var marten = OpenMarten();

        Assert.Contains("Marten engine", await marten.NotReady(Cancellation), StringComparison.Ordinal);
        await marten.Prepare(Cancellation);
        Assert.Null(await marten.NotReady(Cancellation));
    }

    [Fact]
    public async Task by_several_nodes_at_once_makes_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Prepare(OpenMarten())));

        await using var marten = OpenMarten();
        Assert.Null(await marten.NotReady(Cancellation));
    }

    private MartenEventStore OpenMarten() => new(database, BankModel.Model, TimeProvider.System);

    private static async Task Prepare(IEventStore store)
    {
        await using (store)
            await store.Prepare(Cancellation);
    }
}
