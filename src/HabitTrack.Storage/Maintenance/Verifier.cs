using System.Data;
using Marten;
using Npgsql;
using EventDeserializationFailureException = Marten.Exceptions.EventDeserializationFailureException;
using UnknownEventTypeException = Marten.Exceptions.UnknownEventTypeException;

namespace HabitTrack.Storage.Maintenance;

/// <summary>What was found by folding every stream from its first event and comparing that with what is stored.</summary>
/// <param name="People">How many people were compared.</param>
/// <param name="Events">How many events were folded.</param>
/// <param name="Differences">What differs, the first thousand; none when all is well.</param>
public sealed record Verification(long People, long Events, IReadOnlyList<Difference> Differences);

/// <summary>Compares every document with a fold from the first event, each person's at one moment, whoever writes meanwhile.</summary>
public sealed class Verifier(IDocumentStore store, NpgsqlDataSource database)
{
    private const int MostDifferences = 1_000;

    private static readonly string Orphans = $$"""
        SELECT coalesce(array_agg(DISTINCT tenant_id), '{}')
        FROM ({{PersonComparison.Documents}}) AS documents
        WHERE NOT EXISTS (SELECT FROM habittrack.mt_streams AS s WHERE s.tenant_id = documents.tenant_id AND s.version > 0)
        """;

    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public Task<Verification> Verify(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        var gate = new Lock();
        var (people, events, differences) = (0L, 0L, new List<Difference>());
        await Parallel.ForEachAsync(PeoplePages.Read(database, cancellation), PeoplePages.Parallelism(cancellation), async (some, token) =>
        {
            var (folded, found) = await Verify(some, token);
            lock (gate)
            {
                people += some.Length;
                events += folded;
                differences.AddRange(found.Take(MostDifferences - differences.Count));
            }
        });
        if (await WithoutEvents(database, cancellation) is { Length: > 0 } orphans)
            differences.AddRange((await Verify(orphans, cancellation)).Differences.Take(MostDifferences - differences.Count));
        return new Verification(people, events, differences);
    });

    /// <summary>The people who have documents, but no events.</summary>
    internal static async Task<string[]> WithoutEvents(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Orphans);
        command.CommandTimeout = 0;
        return (string[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<(long Events, List<Difference> Differences)> Verify(string[] people, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession(IsolationLevel.RepeatableRead);
        await session.BeginTransactionAsync(cancellation);
        try
        {
            var comparison = await PersonComparison.Of(session, people, cancellation);
            return (comparison.Events, comparison.Differences);
        }
        catch (Exception unreadable) when (unreadable is UnknownEventTypeException or EventDeserializationFailureException)
        {
            return people.Length == 1
                ? (0, [new Difference(people[0], "", null, unreadable.Message)])
                : await VerifyEach(people, cancellation);
        }
    }

    /// <summary>One of them has an event that cannot be read, and the others are not to be hidden by it.</summary>
    private async Task<(long Events, List<Difference> Differences)> VerifyEach(string[] people, CancellationToken cancellation)
    {
        var (events, differences) = (0L, new List<Difference>());
        foreach (var person in people)
        {
            var (folded, found) = await Verify([person], cancellation);
            events += folded;
            differences.AddRange(found);
        }

        return (events, differences);
    }
}
