using Npgsql;

namespace HabitTrack.Storage.Tests.Postgres;

/// <summary>What <c>pg_catalog</c> says of a database.</summary>
internal static class Catalogue
{
    /// <summary>The first column of a query, every object named with its schema.</summary>
    public static async Task<List<string>> Read(string database, string sql)
    {
        // An empty search path makes the catalog name every table with its schema.
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { SearchPath = "pg_catalog" });
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            values.Add(reader.GetString(0));
        return values;
    }
}
