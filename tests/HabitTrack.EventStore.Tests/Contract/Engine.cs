namespace HabitTrack.EventStore.Tests.Contract;

/// <summary>An engine under test, on a database of its own for the tests of one class.</summary>
public abstract class Engine : IAsyncLifetime
{
    private IEventStore? store;

    /// <summary>Whether a commit reaches the server in one message, so that the server commits whatever becomes of the connection.</summary>
    public virtual bool CommitsInOneMessage => false;

    /// <summary>The store that the tests of a class share.</summary>
    public IEventStore Store => store ?? throw new InvalidOperationException("The engine has not been started.");

    public string ConnectionString { get; private set; } = "";

    /// <summary>Another store on the same database, as another node would have it. Whoever opens it disposes it.</summary>
    public IEventStore Open() => Open(ConnectionString);

    /// <summary>A store on the database that a connection string leads to.</summary>
    public IEventStore Open(string connectionString) => Open(connectionString, TimeProvider.System);

    /// <summary>A store with a clock of the caller's.</summary>
    public abstract IEventStore Open(string connectionString, TimeProvider clock);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await TestDatabase.CreateDatabase();
        store = Open();
        await store.Prepare(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
