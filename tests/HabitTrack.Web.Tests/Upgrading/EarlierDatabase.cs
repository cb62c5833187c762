using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using HabitTrack.Storage.Tests;
using Npgsql;

namespace HabitTrack.Web.Tests;

/// <summary>A dump of a database of an earlier version, and the recorded responses of that version. Its README describes the content.</summary>
internal static class EarlierDatabase
{
    private const string CopyStart = "COPY ", CopyEnd = "\\.";

    public static async Task<string> Restore()
    {
        var database = await TestDatabase.CreateDatabase();
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        using var dump = new StreamReader(Open("database.sql.gz"), Encoding.UTF8);
        var statements = new StringBuilder("DROP SCHEMA IF EXISTS habittrack, habittrack_wolverine, habittrack_analysts, habittrack_app CASCADE;");
        while (await dump.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (!line.StartsWith(CopyStart, StringComparison.Ordinal))
            {
                statements.AppendLine(line);
                continue;
            }

            await Execute(connection, statements.ToString());
            statements.Clear();
            await using var rows = await connection.BeginTextImportAsync(line.TrimEnd(';'), TestContext.Current.CancellationToken);
            while (await dump.ReadLineAsync(TestContext.Current.CancellationToken) is { } row && row != CopyEnd)
                await rows.WriteAsync(row + "\n");
        }

        await Execute(connection, statements.ToString());
        // Idempotency keys expire after a day, and those of the dump are older.
        await Execute(connection, "UPDATE habittrack_app.idempotency_keys SET created = now()");
        return database;
    }

    public static async Task<string> Responses()
    {
        using var reader = new StreamReader(Open("answers.json.gz"), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static GZipStream Open(string file, [CallerFilePath] string here = "") =>
        new(File.OpenRead(Path.Combine(Path.GetDirectoryName(here)!, "../../HabitTrack.Storage.Tests/Upgrade", file)), CompressionMode.Decompress);

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
