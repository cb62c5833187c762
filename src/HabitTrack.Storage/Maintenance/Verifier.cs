using System.Data;
using Marten;
using Npgsql;
using EventDeserializationFailureException = Marten.Exceptions.EventDeserializationFailureException;
using UnknownEventTypeException = Marten.Exceptions.UnknownEventTypeException;

namespace HabitTrack.Storage.Maintenance;

/// <summary>The result of a verification of all stored documents against the events.</summary>
/// <param name="People">The number of people that were verified.</param>
/// <param name="Events">The number of events that were folded.</param>
/// <param name="Differences">The first 1,000 differences; empty if there are none.</param>
public sealed record Verification(long People, long Events, IReadOnlyList<Difference> Differences);

/// <summary>Compares all documents with a fold of all events. Each page of people is read from one snapshot, so concurrent writes do not matter.</summary>
public sealed class Verifier(IDocumentStore store, NpgsqlDataSource database)
{
    private const int MaxDifferences = 1_000;

    private static readonly string Orphans = $$"""
        SELECT coalesce(array_agg(DISTINCT tenant_id), '{}')
        FROM ({{PersonComparison.Documents}}) AS documents
        WHERE NOT EXISTS (SELECT FROM habittrack.mt_streams AS s WHERE s.tenant_id = documents.tenant_id AND s.version > 0)
        """;

    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<Verification> Verify(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        var gate = new Lock();
        var (people, events, differences) = (0L, 0L, new List<Difference>());
        await Parallel.ForEachAsync(PeoplePages.Read(database, cancellation), PeoplePages.Parallelism(cancellation), async (page, token) =>
        {
            var (folded, found) = await Verify(page, token);
            lock (gate)
            {
                people += page.Length;
                events += folded;
                differences.AddRange(found.Take(MaxDifferences - differences.Count));
            }
        });
        if (await FindOrphans(database, cancellation) is { Length: > 0 } orphans)
            differences.AddRange((await Verify(orphans, cancellation)).Differences.Take(MaxDifferences - differences.Count));
        return new Verification(people, events, differences);
    });

    /// <summary>Finds the people who have documents but no events.</summary>
    internal static async Task<string[]> FindOrphans(NpgsqlDataSource database, CancellationToken cancellation)
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
            var comparison = await PersonComparison.Create(session, people, cancellation);
            return (comparison.Events, comparison.Differences);
        }
        catch (Exception unreadable) when (unreadable is UnknownEventTypeException or EventDeserializationFailureException)
        {
            return people.Length == 1
                ? (0, [new Difference(people[0], "", null, unreadable.Message)])
                : await VerifyEach(people, cancellation);
        }
    }

    /// <summary>Verifies people one by one, so that an unreadable event of one person does not hide the differences of the others.</summary>
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
