using Npgsql;

namespace HabitTrack.Postgres;

/// <summary>
/// Runs a PostgreSQL server from the installed binaries. Only the account that runs the service can connect. The server is restarted when it
/// crashes, and stops when this is disposed or the process ends, even by a signal.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const int StartAttempts = 10;

    private static readonly TimeSpan InitialDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    private readonly ServerFolder folder;
    private readonly PostgresBinaries binaries;
    private readonly Action<string> report;
    private readonly CancellationTokenSource stopping = new();
    private Task supervision = Task.CompletedTask;

    private EmbeddedPostgres(ServerFolder folder, PostgresBinaries binaries, Action<string> report)
    {
        this.folder = folder;
        this.binaries = binaries;
        this.report = report;
    }

    /// <summary>The connection string of the service's database, which is initially empty. It does not change when the server is restarted.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Socket.Folder,
        Username = ServerFolder.Name,
        Database = ServerFolder.Name,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Starts the server. Creates its database if there is none.</summary>
    /// <param name="dataFolder">The data folder, created if missing. The database is in its subfolder <c>postgres</c>.</param>
    /// <param name="report">Receives messages about slow operations and problems.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="PostgresMissingException">No suitable version of PostgreSQL is installed.</exception>
    /// <exception cref="EmbeddedPostgresException">Another service uses the folder, or the server does not start.</exception>
    public static async Task<EmbeddedPostgres> Start(string dataFolder, Action<string> report, CancellationToken cancellation)
    {
        var claimed = ServerFolder.Claim(dataFolder);
        try
        {
            var major = ServerFolder.MajorOf(claimed.Path);
            var found = await PostgresBinaries.Find(major, cancellation);
            if (major is null)
            {
                report($"Creating a database in {claimed.Path}.");
                await claimed.Create(found, cancellation);
            }

            var postgres = new EmbeddedPostgres(claimed, found, report);
            postgres.supervision = postgres.Supervise(await postgres.StartServer(StartAttempts, cancellation));
            return postgres;
        }
        catch
        {
            claimed.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server with a fast shutdown.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await supervision;
        stopping.Dispose();
        folder.Dispose();
    }

    private async Task Supervise(ServerProcess server)
    {
        try
        {
            while (true)
            {
                await using (server)
                    report($"{await server.WaitForExit(stopping.Token)} Restarting it.");
                server = await StartServer(int.MaxValue, stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: the server has been stopped.
        }
    }

    private async Task<ServerProcess> StartServer(int attempts, CancellationToken cancellation)
    {
        for (var (attempt, delay) = (1, InitialDelay); ; attempt++)
        {
            try
            {
                return await ServerProcess.Start(folder, binaries, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException && attempt < attempts)
            {
                report($"{e.Message} Retrying in {delay.TotalSeconds} s.");
            }

            await Task.Delay(delay, cancellation);
            delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, MaxDelay.Ticks));
        }
    }
}
