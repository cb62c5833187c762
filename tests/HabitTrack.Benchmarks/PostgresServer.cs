using System.Diagnostics;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>The PostgreSQL server for all services under test, with durable commits. Each has its own database.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Role = "bench";

    /// <summary>The settings of the embedded server, with more connections, since the peer uses one per request.</summary>
    private static readonly string[] Settings =
    [
        "fsync=on", "synchronous_commit=on", "full_page_writes=on", "listen_addresses=", "max_connections=400", "shared_buffers=128MB",
        "max_wal_size=1GB", "checkpoint_timeout=15min", "jit=off", "timezone=UTC",
    ];

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1), PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly Process shell;

    private PostgresServer(Process shell, string folder) => (this.shell, Folder) = (shell, folder);

    /// <summary>The folder of the Unix socket.</summary>
    public string Folder { get; }

    /// <param name="binaries">The folder of the PostgreSQL binaries.</param>
    public static async Task<PostgresServer> Start(string binaries)
    {
        // Directly in the temporary folder, since the postgres account cannot access folders of the current account.
        var folder = Directory.CreateTempSubdirectory("habittrack-bench-server-").FullName;
        IEnumerable<string> command = ["sh", await Tool.Script("serve.sh", folder), folder, binaries, .. Settings.SelectMany(setting => new[] { "-c", setting })];
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await Tool.Run("chown", ["-R", "postgres:postgres", folder]);
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command];
        }

        var started = Process.Start(new ProcessStartInfo("setsid", command) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder })
            ?? throw new InvalidOperationException("PostgreSQL did not start.");
        var server = new PostgresServer(started, folder);
        await server.WaitUntilReady();
        return server;
    }

    /// <summary>Creates a database.</summary>
    public async Task<NpgsqlConnectionStringBuilder> Create(string database)
    {
        await Execute(To("postgres"), $"CREATE DATABASE \"{database}\"");
        return To(database);
    }

    public static async Task Execute(NpgsqlConnectionStringBuilder database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query in psql and discards the rows.</summary>
    public static Task<string> Psql(NpgsqlConnectionStringBuilder database, string sql) =>
        Tool.Run("psql", ["-h", database.Host!, "-U", database.Username!, "-d", database.Database!, "-X", "-q", "-A", "-t", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-c", sql]);

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private NpgsqlConnectionStringBuilder To(string database) =>
        new() { Host = Folder, Username = Role, Database = database, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };

    private async Task WaitUntilReady()
    {
        for (var start = Stopwatch.GetTimestamp(); ; await Task.Delay(PollInterval))
        {
            try
            {
                await Execute(To("postgres"), "SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!shell.HasExited && Stopwatch.GetElapsedTime(start) < StartTimeout)
            {
                // The server is still starting.
            }
        }
    }
}
