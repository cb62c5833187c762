using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Maintenance;
using Marten;

namespace HabitTrack.Storage.Access;

/// <content>People.</content>
public sealed partial class AccessRegister
{
    /// <summary>Adds a person.</summary>
    /// <returns>False where there is one with this id already, or was one, who is erased.</returns>
    public Task<bool> Add(Person person, Guid? by, CancellationToken cancellation) => Change(async session =>
    {
        if (await session.LoadAsync<ErasedPerson>(PersonLocks.DigestOf(person.Id), cancellation) is not null
            || await session.LoadAsync<Person>(person.Id, cancellation) is not null)
        {
            return false;
        }

        session.Insert(person with { Created = ToMicroseconds(person.Created) });
        await Note(session, "person-added", person.Id, by);
        return true;
    });

    /// <summary>Removes a person from the register, with every token and grant of theirs; their events are erased apart.</summary>
    /// <returns>The person; null where there is none.</returns>
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
            await Note(session, "person-erased", "erased", by);
            return true;
        });
        return removed;
    }

    /// <summary>The people, the earliest first.</summary>
    /// <param name="after">Only those after this place; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<Person>> People(ListPlace? after, int limit, CancellationToken cancellation) => Query(session =>
    {
        var (at, id) = (after?.At ?? DateTimeOffset.MinValue, after?.Id ?? "");
        return session.Query<Person>()
            .Where(person => person.Created > at || (person.Created == at && person.Id.CompareTo(id) > 0))
            .OrderBy(person => person.Created)
            .ThenBy(person => person.Id)
            .Take(limit)
            .ToListAsync(cancellation);
    });

    /// <summary>A person; null where there is none.</summary>
    public Task<Person?> FindPerson(string id, CancellationToken cancellation) => Query(session => session.LoadAsync<Person>(id, cancellation));
}
