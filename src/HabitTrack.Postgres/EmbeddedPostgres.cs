using Npgsql;

namespace HabitTrack.Postgres;

/// <summary>
/// A PostgreSQL server of the service's own, run from the machine's binaries. Only the account that runs the service can connect. The
/// server is started again when it dies, and stops when this is disposed or the process ends, by whatever signal.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const int FirstTries = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

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

    /// <summary>Leads to the service's database, empty at first. It stays the same when the server is started again.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Socket.Folder,
        Username = ServerFolder.Name,
        Database = ServerFolder.Name,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Starts the server, after making its database where there is none.</summary>
    /// <param name="dataFolder">The database lies in its sub-folder <c>postgres</c>. Made where it is absent.</param>
    /// <param name="report">Told, in a sentence, what takes time and what goes wrong.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PostgresMissingException">The machine has no PostgreSQL that fits.</exception>
    /// <exception cref="EmbeddedPostgresException">Another service has the folder, or the server does not start.</exception>
    public static async Task<EmbeddedPostgres> Start(string dataFolder, Action<string> report, CancellationToken cancellation)
    {
        var claimed = ServerFolder.Claim(dataFolder);
        try
        {
            var major = ServerFolder.MajorOf(claimed.Path);
            var found = await PostgresBinaries.Find(major, cancellation);
            if (major is null)
            {
                report($"Making a database in {claimed.Path}.");
                await claimed.Create(found, cancellation);
            }

            var postgres = new EmbeddedPostgres(claimed, found, report);
            postgres.supervision = postgres.Supervise(await postgres.StartServer(FirstTries, cancellation));
            return postgres;
        }
        catch
        {
            claimed.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server at once and cleanly.</summary>
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
                    report($"{await server.End(stopping.Token)} Starting it again.");
                server = await StartServer(int.MaxValue, stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: the server was stopped on the way here.
        }
    }

    private async Task<ServerProcess> StartServer(int tries, CancellationToken cancellation)
    {
        for (var (attempt, pause) = (1, FirstPause); ; attempt++)
        {
            try
            {
                return await ServerProcess.Start(folder, binaries, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException && attempt < tries)
            {
                report($"{e.Message} Trying again in {pause.TotalSeconds} s.");
            }

            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }
}
