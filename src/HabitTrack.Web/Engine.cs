using HabitTrack.EventStore;
using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Postgres.Embedded;

namespace HabitTrack.Web;

/// <summary>The event store's engine, and the server it runs on when that is the service's own.</summary>
internal sealed class Engine(string name, IEventStore store, EmbeddedPostgres? server) : IAsyncDisposable
{
    public string Name { get; } = name;

    public IEventStore Store { get; } = store;

    /// <summary>Starts the engine that the configuration asks for.</summary>
    /// <exception cref="CannotStartException">Says what is missing and what to do.</exception>
    public static async Task<Engine> Start(IConfiguration configuration, TimeProvider clock)
    {
        var name = configuration["Engine"] ?? "Auto";
        if (name.Equals("Marten", StringComparison.OrdinalIgnoreCase))
            throw new CannotStartException("This build has no Marten engine. Build with -p:FullFeed=true where its packages restore, or use Engine=Postgres.");
        if (!name.Equals("Auto", StringComparison.OrdinalIgnoreCase) && !name.Equals("Postgres", StringComparison.OrdinalIgnoreCase))
            throw new CannotStartException($"Engine is Auto, Postgres or Marten, not '{name}'.");

        EmbeddedPostgres? server = null;
        try
        {
            var connection = configuration.GetConnectionString("HabitTrack");
            if (string.IsNullOrWhiteSpace(connection))
            {
                server = await EmbeddedPostgres.Start(configuration["data"] ?? ".habittrack", Console.Error.WriteLine, CancellationToken.None);
                connection = server.ConnectionString;
            }

            var store = new PostgresEventStore(connection, HabitModel.Create(), clock);
            await store.Prepare(CancellationToken.None);
            return new Engine("Postgres", store, server);
        }
        catch (Exception failure) when (WhyNot(failure) is { } reason)
        {
            if (server is not null)
                await server.DisposeAsync();
            throw new CannotStartException(reason);
        }
    }

    /// <summary>What keeps the store from opening, and what to do; null where that is not known.</summary>
    private static string? WhyNot(Exception failure) => failure switch
    {
        EmbeddedPostgresException or PostgresMissingException => failure.Message,
        IOException or UnauthorizedAccessException =>
            $"The data folder cannot be used: {failure.Message} Choose another with --data.",
        StoreUnavailableException { InnerException: { } cause } =>
            $"The database that ConnectionStrings__HabitTrack leads to does not serve: {cause.Message.TrimEnd('.')}. Start it, or correct the setting.",
        ArgumentException => $"ConnectionStrings__HabitTrack is no connection string: {failure.Message} One looks like Host=localhost;Database=habittrack;Username=habittrack;Password=...",
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }
}
