namespace HabitTrack.Storage.Tests;

/// <summary>A node that the tests of a class share.</summary>
public abstract class StorageFixture : IAsyncLifetime
{
    private StorageNode? node;

    public string ConnectionString { get; private set; } = "";

    public StorageNode Node => node ?? throw new InvalidOperationException("The node has not been opened.");

    /// <summary>Opens another node on the same database. The caller disposes it.</summary>
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

    /// <summary>Returns the connection string of a prepared database.</summary>
    protected abstract Task<string> Database();

    protected static async Task<string> Prepare()
    {
        var database = await TestDatabase.CreateDatabase();
        await using var first = StorageNode.Open(database);
        await first.Startup.Prepare(CancellationToken.None);
        return database;
    }
}

/// <summary>Uses a database that classes share. Each test uses a person of its own.</summary>
public sealed class SharedDatabase : StorageFixture
{
    private static readonly Lazy<Task<string>> Shared = new(Prepare);

    protected override Task<string> Database() => Shared.Value;
}

/// <summary>Uses a database for this class only, whose tests read all people or damage the database.</summary>
public sealed class OwnDatabase : StorageFixture
{
    protected override Task<string> Database() => Prepare();
}
