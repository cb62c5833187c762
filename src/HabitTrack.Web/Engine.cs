using HabitTrack.EventStore;
using HabitTrack.EventStore.Access;
#if FULL_FEED
using HabitTrack.EventStore.Marten;
#endif
using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Postgres.Embedded;

namespace HabitTrack.Web;

/// <summary>The event store's engine, and the server it runs on when that is the service's own.</summary>
internal sealed class Engine(string name, SharedTablesEventStore store, EmbeddedPostgres? server) : IAsyncDisposable
{
    private const string Postgres = "Postgres";
    private const string Marten = "Marten";

#if FULL_FEED
    private static readonly string[] Built = [Marten, Postgres];
#else
    private static readonly string[] Built = [Postgres];
#endif

    public string Name { get; } = name;

    public IEventStore Store { get; } = store;

    public AccessRegister Access { get; } = store.Access;

    /// <summary>The names under which it reports what it does.</summary>
    public IReadOnlyList<string> Telemetry { get; } = store.Telemetry;

    /// <summary>Starts the engine that the configuration asks for.</summary>
    /// <exception cref="CannotStartException">Says what is missing and what to do.</exception>
    public static async Task<Engine> Start(IConfiguration configuration, TimeProvider clock)
    {
        var name = Choose(configuration["Engine"] ?? "Auto");
        EmbeddedPostgres? server = null;
        SharedTablesEventStore? store = null;
        try
        {
            var connection = configuration.GetConnectionString("HabitTrack");
            if (string.IsNullOrWhiteSpace(connection))
            {
                server = await EmbeddedPostgres.Start(configuration["data"] ?? ".habittrack", Console.Error.WriteLine, CancellationToken.None);
                connection = server.ConnectionString;
            }

            store = Open(name, connection, clock);
            await store.Prepare(CancellationToken.None);
            if (!await store.HasReader(CancellationToken.None))
                Console.Error.WriteLine("The views for analysts are open to nobody: let somebody who may create roles run CREATE ROLE habittrack_reader NOLOGIN, and start again.");
            return new Engine(name, store, server);
        }
        catch (Exception failure) when (WhyNot(failure) is { } reason)
        {
            if (store is not null)
                await store.DisposeAsync();
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
        StoreUnavailableException => failure.Message,
        ArgumentException => $"ConnectionStrings__HabitTrack is no connection string: {failure.Message} One looks like Host=localhost;Database=habittrack;Username=habittrack;Password=...",
        _ => null,
    };

    /// <summary>Stops the server, after the store, which is disposed by whoever was given it.</summary>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Auto is Marten where the build has it.</summary>
    private static string Choose(string asked)
    {
        if (asked.Equals("Auto", StringComparison.OrdinalIgnoreCase))
            return Built[0];
        if (Built.FirstOrDefault(built => built.Equals(asked, StringComparison.OrdinalIgnoreCase)) is { } name)
            return name;
        throw new CannotStartException(asked.Equals(Marten, StringComparison.OrdinalIgnoreCase)
            ? "This build has no Marten engine. Build with -p:FullFeed=true where its packages restore, or use Engine=Postgres."
            : $"Engine is Auto, Postgres or Marten, not '{asked}'.");
    }

#if FULL_FEED
    private static SharedTablesEventStore Open(string name, string connection, TimeProvider clock) => name == Marten
        ? new MartenEventStore(connection, HabitModel.Create(), clock, LoggerFactory.Create(
            logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(options => options.SingleLine = true)))
        : new PostgresEventStore(connection, HabitModel.Create(), clock);
#else
    private static PostgresEventStore Open(string name, string connection, TimeProvider clock) => new(connection, HabitModel.Create(), clock);
#endif
}
