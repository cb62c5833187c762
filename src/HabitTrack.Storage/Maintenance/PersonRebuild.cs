using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using Marten;

namespace HabitTrack.Storage.Maintenance;

/// <summary>
/// Rebuilds the documents of some people in one transaction, under their locks: whoever reads finds each person's documents right at every moment, and a
/// rebuild that is killed leaves nothing half done.
/// </summary>
public sealed class PersonRebuild(IDocumentStore store, StateCache cache)
{
    /// <summary>Writes what differs from the fold of the events.</summary>
    /// <param name="people">Whose documents.</param>
    /// <param name="cancellation">Gives up, and leaves everything as it is.</param>
    /// <returns>How many events were folded, and who of the people was erased: nothing is written of them any more.</returns>
    public async Task<(long Events, IReadOnlySet<string> Erased)> Rebuild(string[] people, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        var locks = await PersonLocks.Take(session.Connection!, people, andStreams: false, cancellation);
        var comparison = await PersonComparison.Of(session, [.. people.Except(locks.Erased)], cancellation);
        if (!comparison.HasRepairs)
            return (comparison.Events, locks.Erased);

        await comparison.Repair(session, cancellation);
        foreach (var person in people)
            session.QueueSqlCommand("SELECT pg_notify(?, ?)", Notifications.Rebuilt, person);
        await session.SaveChangesAsync(cancellation);
        foreach (var person in people)
            cache.Drop(person);
        return (comparison.Events, locks.Erased);
    }
}
