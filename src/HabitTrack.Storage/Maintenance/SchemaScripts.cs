using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Runs the schema scripts for what Marten does not create: an index for reading histories, and the views and the role for analysts.</summary>
internal static class SchemaScripts
{
    /// <summary>The views under <c>Schema/Views</c>, in the schema <c>habittrack_analysts</c>.</summary>
    private static readonly string[] Views = ["logged_entries", "days", "periods", "streaks"];

    /// <summary>Runs the scripts under <c>Schema</c>. They skip objects that are already current, because long-running readers may use them.</summary>
    public static async Task Apply(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await RunFile(connection, "history_index", cancellation);
        await Run(connection, "CREATE SCHEMA IF NOT EXISTS habittrack_analysts", cancellation);
        foreach (var view in Views)
            await CreateView(connection, view, ReadScript(view), cancellation);
        await RunFile(connection, "reader_role", cancellation);
    }

    /// <summary>Runs one of the scripts under <c>Schema</c>.</summary>
    public static Task RunFile(NpgsqlConnection connection, string name, CancellationToken cancellation) => Run(connection, ReadScript(name), cancellation);

    /// <summary>Runs statements without a timeout.</summary>
    public static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string ReadScript(string name)
    {
        using var stream = typeof(SchemaScripts).Assembly.GetManifestResourceStream($"{name}.sql")
            ?? throw new ArgumentException($"There is no {name}.sql under Schema.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Creates a view, or recreates it if its definition changed. The view's comment is the digest of its definition.</summary>
    private static async Task CreateView(NpgsqlConnection connection, string name, string query, CancellationToken cancellation)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        await using var known = new NpgsqlCommand("SELECT obj_description(to_regclass($1), 'pg_class')", connection);
        known.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"habittrack_analysts.{name}" });
        if (await known.ExecuteScalarAsync(cancellation) as string == digest)
            return;
        await Run(
            connection,
            $"""
            BEGIN;
            DROP VIEW IF EXISTS habittrack_analysts.{name};
            CREATE VIEW habittrack_analysts.{name} AS {query};
            COMMENT ON VIEW habittrack_analysts.{name} IS '{digest}';
            COMMIT;
            """,
            cancellation);
    }
}
