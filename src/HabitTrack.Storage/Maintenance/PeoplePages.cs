using System.Runtime.CompilerServices;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>All people who have events, some at a time: as many as have some thousand events together.</summary>
internal static class PeoplePages
{
    private const int MostPeople = 100, MostEvents = 2_000;

    /// <summary>How many pages are worked on at once: a few, since each takes a connection, and a lock in the server for each of its people.</summary>
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
                LIMIT {MostPeople}) AS people
            GROUP BY div(events, {MostEvents})
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
