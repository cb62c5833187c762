using HabitTrack.Storage.Access;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class Starting : IAsyncLifetime
{
    private string database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateDatabase();

    public ValueTask DisposeAsync()
    {
        TestDatabase.Return(database);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task on_several_nodes_at_once_creates_the_schema_once()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => StorageNode.Open(database)).ToList();

        await Task.WhenAll(nodes.Select(node => node.Startup.Prepare(Cancellation)));

        foreach (var node in nodes)
        {
            Assert.Null(await node.Startup.FindReadinessProblem(Cancellation));
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task again_changes_nothing()
    {
        await using (var first = StorageNode.Open(database))
            await first.Startup.Prepare(Cancellation);
        const string Objects = """
            SELECT string_agg(concat_ws(' ', oid, relname, relfilenode), ', ' ORDER BY oid)
            FROM pg_class
            WHERE relnamespace::regnamespace::text ~ 'habittrack'
            """;
        var before = await Server.Query(database, Objects);

        await using var second = StorageNode.Open(database);
        await second.Startup.Prepare(Cancellation);

        Assert.Equal(before, await Server.Query(database, Objects));
    }

    [Fact]
    public async Task numbers_new_audit_entries_after_the_existing_ones()
    {
        await using (var first = StorageNode.Open(database))
        {
            await first.Startup.Prepare(Cancellation);
            await first.Register.Add(new Person("ann", "Ann", TimeProvider.System.GetUtcNow()), null, Cancellation);
        }

        await Server.Query(database, "UPDATE habittrack.mt_doc_audit SET id = 41, data = jsonb_set(data, '{id}', '41')");
        await Server.Query(database, "DROP SEQUENCE habittrack.audit_sequence");

        await using var second = StorageNode.Open(database);
        await second.Startup.Prepare(Cancellation);
        await second.Register.Add(new Person("ben", "Ben", TimeProvider.System.GetUtcNow()), null, Cancellation);

        Assert.Equal([("ben", 42L), ("ann", 41L)], (await second.Register.Audit(null, 10, Cancellation)).Select(entry => (entry.Subject, entry.Id)));
    }

    [Fact]
    public async Task reports_missing_tables()
    {
        await using (var first = StorageNode.Open(database))
            await first.Startup.Prepare(Cancellation);
        await Server.Query(database, "DROP TABLE habittrack.mt_doc_month CASCADE");

        await using var node = StorageNode.Open(database);
        Assert.Contains("mt_doc_month", await node.Startup.FindReadinessProblem(Cancellation), StringComparison.Ordinal);
        await node.Startup.Prepare(Cancellation);
        Assert.Null(await node.Startup.FindReadinessProblem(Cancellation));
    }

    [Fact]
    public async Task fails_if_the_server_is_unreachable()
    {
        await using var node = StorageNode.Open("Host=127.0.0.1;Port=1;Username=nobody");

        Assert.Contains("is unavailable", await node.Startup.FindReadinessProblem(Cancellation), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => node.Startup.Prepare(Cancellation));
    }
}
