using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Reminders;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Erases people. Only a digest of the person's id remains, so that later commands can be refused.</summary>
public sealed class Erasure(IDocumentStore store, NpgsqlDataSource database, StateCache cache, ReminderRegister reminders)
{
    /// <summary>Deletes all data of a person and removes it from the caches of all nodes. Repeating it changes nothing.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable. Whether the person was erased is unknown; retrying is safe.</exception>
    public Task Erase(string person, CancellationToken cancellation) => DatabaseErrors.GuardWrite(database, async () =>
    {
        // Commits the tombstone first, under the person's lock: running writes finish before it, and later writes find it.
        await using (var session = store.LightweightSession())
        {
            await session.BeginTransactionAsync(cancellation);
            var locks = await PersonLocks.Take(session.Connection!, [person], lockStreams: false, cancellation);
            session.Store(new ErasedPerson(PersonLocks.DigestOf(person), locks.Now));
            await session.SaveChangesAsync(cancellation);
        }

        await reminders.CancelNext(person, cancellation);
        await store.Advanced.DeleteAllTenantDataAsync(person, cancellation);
        await using (var session = store.LightweightSession())
        {
            session.QueueSqlCommand("SELECT pg_notify(?, ?)", Notifications.Erased, person);
            await session.SaveChangesAsync(cancellation);
        }

        cache.Remove(person);
        return true;
    });
}
