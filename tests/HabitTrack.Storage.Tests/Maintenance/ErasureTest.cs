using System.Text;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Maintenance;

/// <summary>Looks for what is left of a person.</summary>
public abstract class ErasureTest(StorageFixture storage) : StorageTest(storage)
{
    /// <summary>How many rows, of whatever table, name a person, as text or within bytes.</summary>
    protected async Task<long> RowsNaming(string person)
    {
        var tables = (string[])(await Server.Query(
            Storage.ConnectionString,
            "SELECT array_agg(format('%I.%I', schemaname, tablename)) FROM pg_tables WHERE schemaname LIKE 'habittrack%'"))!;
        return (long)(await Server.Query(
            Storage.ConnectionString,
            $"SELECT count(*) FROM ({string.Join(" UNION ALL ", tables.Select(table => $"SELECT t::text FROM {table} AS t"))}) AS rows (row) "
            + $"WHERE row ~ '\\m{person}(?!-too)' OR row ~ '{Bytes(person)}(?!{Bytes("-too")})'"))!;
    }

    private static string Bytes(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
