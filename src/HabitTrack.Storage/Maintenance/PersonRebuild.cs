using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using Marten;

namespace HabitTrack.Storage.Maintenance;

/// <summary>
/// Rebuilds the documents of people in one transaction, under their locks. Readers see consistent documents at all times, and a rebuild that is
/// interrupted leaves no partial changes.
/// </summary>
public sealed class PersonRebuild(IDocumentStore store, StateCache cache)
{
    /// <summary>Writes the documents that differ from their events.</summary>
    /// <param name="people">The ids of the people.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>The number of events that were folded, and the erased people, for whom nothing is written.</returns>
    public async Task<(long Events, IReadOnlySet<string> Erased)> Rebuild(string[] people, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        var locks = await PersonLocks.Take(session.Connection!, people, lockStreams: false, cancellation);
        var comparison = await PersonComparison.Create(session, [.. people.Except(locks.Erased)], cancellation);
        if (!comparison.HasRepairs)
            return (comparison.Events, locks.Erased);

        await comparison.Repair(session, cancellation);
        foreach (var person in people)
            session.QueueSqlCommand("SELECT pg_notify(?, ?)", Notifications.Rebuilt, person);
        await session.SaveChangesAsync(cancellation);
        foreach (var person in people)
            cache.Remove(person);
        return (comparison.Events, locks.Erased);
    }
}
