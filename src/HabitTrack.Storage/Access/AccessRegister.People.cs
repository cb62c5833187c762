using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Maintenance;
using Marten;

namespace HabitTrack.Storage.Access;

/// <content>People.</content>
public sealed partial class AccessRegister
{
    /// <summary>Adds a person.</summary>
    /// <returns>False if the id is in use, or was used by a person who was erased.</returns>
    public Task<bool> Add(Person person, Guid? by, CancellationToken cancellation) => Change(async session =>
    {
        if (await session.LoadAsync<ErasedPerson>(PersonLocks.DigestOf(person.Id), cancellation) is not null
            || await session.LoadAsync<Person>(person.Id, cancellation) is not null)
        {
            return false;
        }

        session.Insert(person with { Created = Instants.Cut(person.Created) });
        await WriteAudit(session, "person-added", person.Id, by);
        return true;
    });

    /// <summary>Removes a person with their tokens and grants. Their events are erased separately, by <see cref="Erasure"/>.</summary>
    /// <returns>The removed person; null if there was none.</returns>
    public async Task<Person?> Remove(string id, Guid? by, CancellationToken cancellation)
    {
        var removed = await Query(session => session.LoadAsync<Person>(id, cancellation));
        if (removed is null)
            return null;
        await ChangeAccess(async session =>
        {
            session.Delete<Person>(id);
            foreach (var entry in await session.Query<AuditEntry>().Where(entry => entry.Subject == id).ToListAsync(cancellation))
                session.Store(entry with { Subject = "erased" });
            await WriteAudit(session, "person-erased", "erased", by);
            return true;
        });
        return removed;
    }

    /// <summary>Returns people in order of creation.</summary>
    /// <param name="after">The position to continue after; null to start from the beginning.</param>
    /// <param name="limit">The maximum number of items to return.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public Task<IReadOnlyList<Person>> People(ListCursor? after, int limit, CancellationToken cancellation) => Query(session =>
    {
        var (at, id) = (after?.At ?? DateTimeOffset.MinValue, after?.Id ?? "");
        return session.Query<Person>()
            .Where(person => person.Created > at || (person.Created == at && person.Id.CompareTo(id) > 0))
            .OrderBy(person => person.Created)
            .ThenBy(person => person.Id)
            .Take(limit)
            .ToListAsync(cancellation);
    });

    /// <summary>Finds a person; null if there is none.</summary>
    public Task<Person?> FindPerson(string id, CancellationToken cancellation) => Query(session => session.LoadAsync<Person>(id, cancellation));
}
