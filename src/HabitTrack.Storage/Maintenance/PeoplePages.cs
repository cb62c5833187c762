using System.Runtime.CompilerServices;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>All people who have events, some at a time: as many as have some thousand events together.</summary>
internal static class PeoplePages
{
    private const int PageSize = 500;
    private const long MostEvents = 2_000;

    /// <summary>How many pages are worked on at once: while the database works on one, this process does on another.</summary>
    public static ParallelOptions AtOnce(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellation };

    public static async IAsyncEnumerable<string[]> Read(NpgsqlDataSource database, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        while (await Page(database, last, cancellation) is { Count: > 0 } page)
        {
            var (some, events) = (new List<string>(), 0L);
            foreach (var (person, own) in page)
            {
                if (some.Count > 0 && events + own > MostEvents)
                {
                    yield return [.. some];
                    some.Clear();
                    events = 0;
                }

                some.Add(person);
                events += own;
            }

            yield return [.. some];
            last = page[^1].Person;
        }
    }

    private static async Task<List<(string Person, long Events)>> Page(NpgsqlDataSource database, string after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT tenant_id, sum(version)::bigint
            FROM habittrack.mt_streams
            WHERE tenant_id > $1
                AND id <> 'mt_tombstone'
            GROUP BY tenant_id
            ORDER BY tenant_id
            LIMIT {PageSize}
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var page = new List<(string Person, long Events)>();
        while (await reader.ReadAsync(cancellation))
            page.Add((reader.GetString(0), reader.GetInt64(1)));
        return page;
    }
}
