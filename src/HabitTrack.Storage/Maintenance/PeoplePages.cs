using System.Runtime.CompilerServices;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Pages through all people who have events. A page has up to about 2,000 events.</summary>
internal static class PeoplePages
{
    private const int MaxPeople = 100, MaxEvents = 2_000;

    /// <summary>Limits how many pages are processed in parallel, because each uses a connection and one server lock per person.</summary>
    public static ParallelOptions Parallelism(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = 4, CancellationToken = cancellation };

    public static async IAsyncEnumerable<string[]> Read(NpgsqlDataSource database, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        while (await ReadAfter(database, last, cancellation) is [.., [.., var next]] pages)
        {
            foreach (var people in pages)
                yield return people;
            last = next;
        }
    }

    private static async Task<List<string[]>> ReadAfter(NpgsqlDataSource database, string person, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT array_agg(tenant_id ORDER BY tenant_id)
            FROM (
                SELECT tenant_id, sum(sum(version)) OVER (ORDER BY tenant_id) AS events
                FROM habittrack.mt_streams
                WHERE tenant_id > $1
                    AND id <> 'mt_tombstone'
                GROUP BY tenant_id
                ORDER BY tenant_id
                LIMIT {MaxPeople}) AS people
            GROUP BY div(events, {MaxEvents})
            ORDER BY min(tenant_id)
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var pages = new List<string[]>();
        while (await reader.ReadAsync(cancellation))
            pages.Add(reader.GetFieldValue<string[]>(0));
        return pages;
    }
}
