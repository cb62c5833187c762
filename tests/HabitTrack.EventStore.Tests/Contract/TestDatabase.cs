using Npgsql;

namespace HabitTrack.EventStore.Tests.Contract;

/// <summary>A database with a name of its own, made for one class of tests and dropped after it.</summary>
internal sealed class TestDatabase
{
    private readonly string name = $"test_{Guid.CreateVersion7():N}";

    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable("HABITTRACK_TEST_DB")
        ?? throw new InvalidOperationException("Set HABITTRACK_TEST_DB to the connection string of a PostgreSQL server to test on.");

    public Task Create() => OnServer($"CREATE DATABASE {name}");

    public Task Drop() => OnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
