using HabitTrack.Storage.Tests.Postgres;

namespace HabitTrack.Web.Tests;

/// <summary>The content of the service's tables as text.</summary>
internal static class TableRows
{
    /// <summary>The rows of all tables that contain one of the texts, each with the name of its table.</summary>
    public static async Task<IReadOnlyList<string>> Containing(string database, params string[] texts)
    {
        var tables = await Catalogue.Read(
            database,
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_schema LIKE 'habittrack%' AND table_type = 'BASE TABLE'");
        Assert.Contains("habittrack.mt_events", tables);
        var found = new List<string>();
        foreach (var table in tables)
        {
            var rows = await Catalogue.Read(database, $"SELECT t::text FROM {table} AS t");
            found.AddRange(rows.Where(row => texts.Any(text => row.Contains(text, StringComparison.Ordinal))).Select(row => $"{table}: {row}"));
        }

        return found;
    }
}
