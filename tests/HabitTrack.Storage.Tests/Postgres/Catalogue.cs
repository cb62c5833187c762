using Npgsql;

namespace HabitTrack.Storage.Tests.Postgres;

/// <summary>Queries <c>pg_catalog</c>.</summary>
internal static class Catalogue
{
    /// <summary>Returns the first column of a query, with schema-qualified names.</summary>
    public static async Task<List<string>> Read(string database, string sql)
    {
        // With this search path, the catalog qualifies the names of all tables.
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { SearchPath = "pg_catalog" });
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            values.Add(reader.GetString(0));
        return values;
    }
}
