using HabitTrack.Postgres;

namespace HabitTrack.Web;

/// <summary>The configured database: an external server or the embedded server.</summary>
internal sealed class Database(string connectionString, EmbeddedPostgres? server) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    /// <summary>Starts the embedded server if no connection string is configured.</summary>
    /// <exception cref="CannotStartException">The database is not available; the message explains the cause and the remedy.</exception>
    public static async Task<Database> Start(IConfiguration configuration)
    {
        try
        {
            var configured = configuration.GetConnectionString("HabitTrack");
            if (!string.IsNullOrWhiteSpace(configured))
                return new Database(configured, null);
            var server = await EmbeddedPostgres.Start(configuration["data"] ?? ".habittrack", Console.Error.WriteLine, CancellationToken.None);
            return new Database(server.ConnectionString, server);
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            throw new CannotStartException(reason);
        }
    }

    /// <summary>Applies schema migrations.</summary>
    /// <exception cref="CannotStartException">The database is not available; the message explains the cause and the remedy.</exception>
    public static async Task Prepare(IServiceProvider services)
    {
        try
        {
            var storage = services.GetRequiredService<StorageStartup>();
            await storage.Prepare(CancellationToken.None);
            if (!await storage.HasReaderRole(CancellationToken.None))
            {
                await Console.Error.WriteLineAsync(
                    "The role habittrack_reader does not exist, so analysts cannot query the views. "
                        + "Run CREATE ROLE habittrack_reader NOLOGIN as a user who may create roles, and restart the service.");
            }
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            throw new CannotStartException(reason);
        }
    }

    /// <summary>Explains a failure to start and how to resolve it; null for unknown failures.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        EmbeddedPostgresException => failure.Message,
        IOException or UnauthorizedAccessException => $"The data folder cannot be used: {failure.Message} Choose another folder with --data.",
        StorageUnavailableException { InnerException: { } cause } =>
            $"Cannot connect to the database in ConnectionStrings__HabitTrack: {cause.GetBaseException().Message.TrimEnd('.')}. "
                + "Start the database or correct the setting.",
        StorageUnavailableException => failure.Message,
        ArgumentException => $"ConnectionStrings__HabitTrack is not a valid connection string: {failure.Message} "
            + "Use the form Host=localhost;Database=habittrack;Username=habittrack;Password=...",
        _ => null,
    };

    /// <summary>Stops the embedded server.</summary>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
