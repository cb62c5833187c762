using System.Collections.Concurrent;
using HabitTrack.Postgres;
using HabitTrack.Storage.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestDatabase))]

namespace HabitTrack.Storage.Tests;

/// <summary>
/// Real, empty databases for tests: on the server that HABITTRACK_TEST_DB leads to, else in a container where Docker answers, else on an
/// embedded server. All tests of the process share it; the databases are gone when it ends.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "HABITTRACK_TEST_DB";

    /// <summary>Most tables are emptied, which takes less than making them anew; a schema that a test has damaged or replaced is made anew.</summary>
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
    private static readonly DirectoryInfo Data = Directory.CreateTempSubdirectory("habittrack-test-");
    private static readonly List<string> Made = [];
    private static readonly ConcurrentStack<string> Returned = [];
    private static EmbeddedPostgres? embedded;
    private static readonly DatabaseContainer Container = new();

    /// <summary>Gives an empty database, or skips the test where this machine has no PostgreSQL.</summary>
    /// <returns>How to connect to it.</returns>
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
            Made.Add(name);
            return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Takes a database back, for another test: to empty one takes a tenth of the time that making one does.</summary>
    public static void Return(string database) => Returned.Push(database);

    /// <summary>Drops the databases, or the whole embedded server with them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
            await embedded.DisposeAsync();
        await Container.DisposeAsync();
        if (Environment.GetEnvironmentVariable(Variable) is { } server)
            await Task.WhenAll(Made.Select(name => Execute(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None)));
        Data.Delete(recursive: true);
    }

    private static async Task<string> Server(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;
        if (await Container.Start(cancellation) is { } contained)
            return contained;

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

    /// <summary>Nothing on it has to outlive it: what is durable is shown by tests that have a server of their own.</summary>
    private static async Task<EmbeddedPostgres> StartEmbedded(CancellationToken cancellation)
    {
        var server = await EmbeddedPostgres.Start(Data.FullName, TestContext.Current.SendDiagnosticMessage, cancellation);
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
            await Execute(server.ConnectionString, $"ALTER SYSTEM SET {setting} = off", cancellation);
        await Execute(server.ConnectionString, "SELECT pg_reload_conf()", cancellation);
        return server;
    }

    private static async Task Execute(string server, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
