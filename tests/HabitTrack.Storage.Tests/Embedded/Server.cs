using System.Globalization;
using HabitTrack.Postgres;
using Npgsql;

namespace HabitTrack.Storage.Tests.Embedded;

/// <summary>Helpers for tests of the embedded server.</summary>
internal static class Server
{
    public static async Task<EmbeddedPostgres> Start(string dataFolder)
    {
        await Needed();
        return await EmbeddedPostgres.Start(dataFolder, TestContext.Current.SendDiagnosticMessage, TestContext.Current.CancellationToken);
    }

    /// <summary>Skips the test if PostgreSQL is not installed.</summary>
    public static async Task Needed()
    {
        try
        {
            await PostgresBinaries.Find(null, TestContext.Current.CancellationToken);
        }
        catch (PostgresMissingException e)
        {
            Assert.Skip(e.Message);
        }
    }

    /// <summary>Returns the first value of the first row.</summary>
    public static async Task<object?> Query(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<bool> Answers(string connectionString)
    {
        try
        {
            return await Query(connectionString, "SELECT 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public static string Folder(string dataFolder) => Path.Combine(dataFolder, "postgres");

    public static string ProcessFile(string dataFolder) => Path.Combine(Folder(dataFolder), "postmaster.pid");

    public static string SocketFile(string dataFolder) => Path.Combine(Folder(dataFolder), ".s.PGSQL.5432");

    public static int ProcessId(string dataFolder) =>
        int.Parse(File.ReadLines(ProcessFile(dataFolder)).First(), CultureInfo.InvariantCulture);
}
