using System.Linq.Expressions;
using Marten;

namespace HabitTrack.Storage.Access;

/// <content>Grants.</content>
public sealed partial class AccessRegister
{
    /// <summary>Lets a coach look at everything of a person; again does nothing.</summary>
    /// <returns>False where one of them is no more.</returns>
    public Task<bool> Grant(string person, string coach, Guid? by, CancellationToken cancellation) => ChangeAccess(
        async session =>
        {
            var id = GrantId(person, coach);
            if (await session.LoadAsync<Grant>(id, cancellation) is not null)
                return true;
            session.Insert(new Grant(id, person, coach, ToMicroseconds(clock.GetUtcNow())));
            await Note(session, "grant-given", coach, by);
            return true;
        },
        whenDone: true);

    /// <summary>Takes a grant back.</summary>
    /// <returns>False where there is none.</returns>
    public Task<bool> Withdraw(string person, string coach, Guid? by, CancellationToken cancellation) => ChangeAccess(async session =>
    {
        var id = GrantId(person, coach);
        if (await session.LoadAsync<Grant>(id, cancellation) is null)
            return false;
        session.Delete<Grant>(id);
        await Note(session, "grant-withdrawn", coach, by);
        return true;
    });

    /// <summary>Whom a person lets look, the earliest grant first.</summary>
    public Task<IReadOnlyList<Person>> Coaches(string person, CancellationToken cancellation) =>
        Granted(grant => grant.Person == person, grant => grant.Coach, cancellation);

    /// <summary>Who lets a coach look, the earliest grant first.</summary>
    public Task<IReadOnlyList<Person>> Clients(string coach, CancellationToken cancellation) =>
        Granted(grant => grant.Coach == coach, grant => grant.Person, cancellation);

    private Task<IReadOnlyList<Person>> Granted(Expression<Func<Grant, bool>> which, Func<Grant, string> whom, CancellationToken cancellation) =>
        Query<IReadOnlyList<Person>>(async session =>
        {
            var grants = await session.Query<Grant>().Where(which).OrderBy(grant => grant.Created).ToListAsync(cancellation);
            var people = (await session.LoadManyAsync<Person>(cancellation, grants.Select(whom).ToArray())).ToDictionary(person => person.Id, StringComparer.Ordinal);
            return grants.OrderBy(grant => grant.Created).ThenBy(whom, StringComparer.Ordinal).Select(grant => people.GetValueOrDefault(whom(grant))).OfType<Person>().ToList();
        });

    private static string GrantId(string person, string coach) => $"{person}/{coach}";
}
