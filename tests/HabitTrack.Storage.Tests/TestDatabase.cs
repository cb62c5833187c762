using System.Collections.Concurrent;
using HabitTrack.Postgres;
using HabitTrack.Storage.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestDatabase))]

namespace HabitTrack.Storage.Tests;

/// <summary>
/// Creates empty databases for tests: on the server of HABITTRACK_TEST_DB if set, else in a container if Docker is available, else on an
/// embedded server. All tests of the process share the server; the databases are dropped when it ends.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "HABITTRACK_TEST_DB";

    /// <summary>The file system in memory of Linux. Containers often limit it to a few megabytes.</summary>
    private const string Memory = "/dev/shm";

    private const long MinFreeMemory = 4L << 30;

    /// <summary>Truncates the tables, which is faster than creating them; drops the schema if a test has damaged or replaced it.</summary>
    private const string Empty = """
        DO $$
        DECLARE
            tables text;
        BEGIN
            IF to_regclass('habittrack.mt_streams') IS NULL OR to_regnamespace('habittrack_app') IS NOT NULL THEN
                DROP SCHEMA IF EXISTS habittrack, habittrack_wolverine, habittrack_analysts, habittrack_app CASCADE;
                RETURN;
            END IF;

            SELECT string_agg(format('%I.%I', schemaname, tablename), ', ')
            INTO tables
            FROM pg_tables
            WHERE schemaname IN ('habittrack', 'habittrack_wolverine');
            EXECUTE 'TRUNCATE ' || tables || ' RESTART IDENTITY CASCADE';
        END
        $$
        """;

    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly DirectoryInfo Data = CreateDataFolder();
    private static readonly List<string> Created = [];
    private static readonly ConcurrentStack<string> Returned = [];
    private static EmbeddedPostgres? embedded;
    private static readonly DatabaseContainer Container = new();

    /// <summary>Creates an empty database, or skips the test if PostgreSQL is not installed.</summary>
    /// <returns>The connection string.</returns>
    public static async Task<string> CreateDatabase()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Gate.WaitAsync(cancellation);
        try
        {
            if (Returned.TryPop(out var used))
            {
                await Execute(used, Empty, cancellation);
                return used;
            }

            var server = await Server(cancellation);
            var name = $"test_{Guid.NewGuid():N}";
            await Execute(server, $"CREATE DATABASE {name}", cancellation);
            Created.Add(name);
            return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Returns a database for reuse: emptying one takes a tenth of the time of creating one.</summary>
    public static void Return(string database) => Returned.Push(database);

    /// <summary>Drops the databases, or stops the embedded server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
            await embedded.DisposeAsync();
        await Container.DisposeAsync();
        if (Environment.GetEnvironmentVariable(Variable) is { } server)
            await Task.WhenAll(Created.Select(name => Execute(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None)));
        Data.Delete(recursive: true);
    }

    private static async Task<string> Server(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured)
            return configured;
        if (await Container.Start(cancellation) is { } container)
            return container;

        try
        {
            embedded ??= await StartEmbedded(cancellation);
            return embedded.ConnectionString;
        }
        catch (PostgresMissingException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }

    /// <summary>Creating and truncating tables takes half the time in memory.</summary>
    private static DirectoryInfo CreateDataFolder() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > MinFreeMemory
        ? Directory.CreateDirectory(Path.Combine(Memory, $"habittrack-test-{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory("habittrack-test-");

    /// <summary>The databases need not be durable: tests of durability use servers of their own.</summary>
    private static async Task<EmbeddedPostgres> StartEmbedded(CancellationToken cancellation)
    {
        var server = await EmbeddedPostgres.Start(Data.FullName, TestContext.Current.SendDiagnosticMessage, cancellation);
        // The server's command line sets it too, and wins over ALTER SYSTEM, but not over a role.
        await Execute(server.ConnectionString, "ALTER ROLE ALL SET synchronous_commit = off", cancellation);
        return server;
    }

    private static async Task Execute(string server, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
