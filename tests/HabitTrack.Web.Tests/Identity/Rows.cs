using HabitTrack.Storage.Tests.Postgres;

namespace HabitTrack.Web.Tests;

/// <summary>What is written in the service's tables, as text.</summary>
internal static class Rows
{
    /// <summary>The rows, of all tables of ours, that have one of these texts, each after its table's name.</summary>
    public static async Task<IReadOnlyList<string>> With(string database, params string[] texts)
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
