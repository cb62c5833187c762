using System.Text;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Maintenance;

/// <summary>The base class of tests that check what remains of a person.</summary>
public abstract class ErasureTest(StorageFixture storage) : StorageTest(storage)
{
    /// <summary>Counts the rows of all tables that contain a person's id, as text or bytes.</summary>
    protected async Task<long> RowsContaining(string person)
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
