using HabitTrack.Postgres;

namespace HabitTrack.Web;

/// <summary>The database that the settings lead to: a server of one's own, or the embedded one.</summary>
internal sealed class Database(string connectionString, EmbeddedPostgres? server) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    /// <summary>Starts the embedded server where no other is named.</summary>
    /// <exception cref="CannotStartException">Says what is missing and what to do.</exception>
    public static async Task<Database> Start(IConfiguration configuration)
    {
        try
        {
            var given = configuration.GetConnectionString("HabitTrack");
            if (!string.IsNullOrWhiteSpace(given))
                return new Database(given, null);
            var server = await EmbeddedPostgres.Start(configuration["data"] ?? ".habittrack", Console.Error.WriteLine, CancellationToken.None);
            return new Database(server.ConnectionString, server);
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            throw new CannotStartException(reason);
        }
    }

    /// <summary>Brings the schema up to date.</summary>
    /// <exception cref="CannotStartException">Says what is missing and what to do.</exception>
    public static async Task Prepare(IServiceProvider services)
    {
        try
        {
            var storage = services.GetRequiredService<StorageStartup>();
            await storage.Prepare(CancellationToken.None);
            if (!await storage.HasReaderRole(CancellationToken.None))
                await Console.Error.WriteLineAsync("The views for analysts are open to nobody: let somebody who may create roles run CREATE ROLE habittrack_reader NOLOGIN, and start again.");
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            throw new CannotStartException(reason);
        }
    }

    /// <summary>What keeps the service from starting, and what to do; null where that is not known.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        EmbeddedPostgresException => failure.Message,
        IOException or UnauthorizedAccessException => $"The data folder cannot be used: {failure.Message} Choose another with --data.",
        StorageUnavailableException { InnerException: { } cause } =>
            $"The database that ConnectionStrings__HabitTrack leads to does not serve: {cause.GetBaseException().Message.TrimEnd('.')}. Start it, or correct the setting.",
        StorageUnavailableException => failure.Message,
        ArgumentException => $"ConnectionStrings__HabitTrack is no connection string: {failure.Message} One looks like Host=localhost;Database=habittrack;Username=habittrack;Password=...",
        _ => null,
    };

    /// <summary>Stops the embedded server.</summary>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
