using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Erases people. What is left is a digest of the id, which every later command finds.</summary>
public sealed class Erasure(IDocumentStore store, NpgsqlDataSource database, StateCache cache)
{
    /// <summary>Removes everything of a person, whoever wrote it, and forgets it on every node. Doing it again changes nothing.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was erased, or not certainly; doing it again is safe.</exception>
    public Task Erase(string person, CancellationToken cancellation) => DatabaseErrors.GuardWrite(database, async () =>
    {
        // The tombstone first, under the person's lock: whoever writes is waited for, and whoever waits to write finds it.
        await using (var session = store.LightweightSession())
        {
            await session.BeginTransactionAsync(cancellation);
            var locks = await PersonLocks.Take(session.Connection!, [person], andStreams: false, cancellation);
            session.Store(new ErasedPerson(PersonLocks.DigestOf(person), locks.Now));
            await session.SaveChangesAsync(cancellation);
        }

        await store.Advanced.DeleteAllTenantDataAsync(person, cancellation);
        await using (var session = store.LightweightSession())
        {
            session.QueueSqlCommand("SELECT pg_notify(?, ?)", Notifications.Erased, person);
            await session.SaveChangesAsync(cancellation);
        }

        cache.Drop(person);
        return true;
    });
}
