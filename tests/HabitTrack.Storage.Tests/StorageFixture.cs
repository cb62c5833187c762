namespace HabitTrack.Storage.Tests;

/// <summary>A node for the tests of a class.</summary>
public abstract class StorageFixture : IAsyncLifetime
{
    private StorageNode? node;

    public string ConnectionString { get; private set; } = "";

    public StorageNode Node => node ?? throw new InvalidOperationException("The node has not been opened.");

    /// <summary>Another node on the same database. Whoever opens it disposes it.</summary>
    public StorageNode Open(TimeProvider? clock = null) => StorageNode.Open(ConnectionString, clock);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await Database();
        node = Open();
    }

    public async ValueTask DisposeAsync()
    {
        if (node is not null)
            await node.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A database that is prepared.</summary>
    protected abstract Task<string> Database();

    protected static async Task<string> Prepare()
    {
        var database = await TestDatabase.CreateDatabase();
        await using var first = StorageNode.Open(database);
        await first.Startup.Prepare(CancellationToken.None);
        return database;
    }
}

/// <summary>On a database that classes share, whose tests keep to a person of their own.</summary>
public sealed class SharedDatabase : StorageFixture
{
    private static readonly Lazy<Task<string>> Shared = new(Prepare);

    protected override Task<string> Database() => Shared.Value;
}

/// <summary>On a database of the class's own, whose tests look at everybody, or harm the whole of it.</summary>
public sealed class OwnDatabase : StorageFixture
{
    protected override Task<string> Database() => Prepare();
}
