using System.Linq.Expressions;
using Marten;

namespace HabitTrack.Storage.Access;

/// <content>Grants.</content>
public sealed partial class AccessRegister
{
    /// <summary>Grants a coach read access to a person's data. Does nothing if it was already granted.</summary>
    /// <returns>False if one of them no longer exists.</returns>
    public Task<bool> Grant(string person, string coach, Guid? by, CancellationToken cancellation) => ChangeAccess(
        async session =>
        {
            var id = GrantId(person, coach);
            if (await session.LoadAsync<Grant>(id, cancellation) is not null)
                return true;
            if (await session.LoadAsync<Person>(person, cancellation) is null || await session.LoadAsync<Person>(coach, cancellation) is null)
                return false;
            session.Insert(new Grant(id, person, coach, Instants.Cut(clock.GetUtcNow())));
            await WriteAudit(session, "grant-given", coach, by);
            return true;
        },
        resultIfExists: true);

    /// <summary>Revokes a grant.</summary>
    /// <returns>False if there is none.</returns>
    public Task<bool> RevokeGrant(string person, string coach, Guid? by, CancellationToken cancellation) => ChangeAccess(async session =>
    {
        var id = GrantId(person, coach);
        if (await session.LoadAsync<Grant>(id, cancellation) is null)
            return false;
        session.Delete<Grant>(id);
        await WriteAudit(session, "grant-withdrawn", coach, by);
        return true;
    });

    /// <summary>Returns the coaches who can read a person's data, oldest grant first.</summary>
    public Task<IReadOnlyList<Person>> Coaches(string person, CancellationToken cancellation) =>
        ListGranted(grant => grant.Person == person, grant => grant.Coach, cancellation);

    /// <summary>Returns the people whose data a coach can read, oldest grant first.</summary>
    public Task<IReadOnlyList<Person>> Clients(string coach, CancellationToken cancellation) =>
        ListGranted(grant => grant.Coach == coach, grant => grant.Person, cancellation);

    private Task<IReadOnlyList<Person>> ListGranted(Expression<Func<Grant, bool>> filter, Func<Grant, string> personOf, CancellationToken cancellation) =>
        Query<IReadOnlyList<Person>>(async session =>
        {
            var grants = await session.Query<Grant>().Where(filter).OrderBy(grant => grant.Created).ToListAsync(cancellation);
            var people = await session.LoadManyAsync<Person>(cancellation, grants.Select(personOf).ToArray());
            var byId = people.ToDictionary(person => person.Id, StringComparer.Ordinal);
            return grants
                .OrderBy(grant => grant.Created)
                .ThenBy(personOf, StringComparer.Ordinal)
                .Select(grant => byId.GetValueOrDefault(personOf(grant)))
                .OfType<Person>()
                .ToList();
        });

    private static string GrantId(string person, string coach) => $"{person}/{coach}";
}
