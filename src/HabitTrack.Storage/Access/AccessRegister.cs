using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Security.Cryptography;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Maintenance;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace HabitTrack.Storage.Access;

/// <summary>
/// People, the tokens that open their data, and the grants among them. What is given or taken away here holds on every node when the method returns. Every
/// method throws <see cref="StorageUnavailableException"/> while the database is away.
/// </summary>
public sealed class AccessRegister
{
    /// <summary>Tokens that were created at the same instant are sorted here: so many more are read than a page has.</summary>
    private const int MostOfOneInstant = 100;

    /// <summary>How long an expired token is told from one that there never was.</summary>
    private static readonly TimeSpan ExpiredKept = TimeSpan.FromDays(30);

    private readonly IDocumentStore store;
    private readonly TimeProvider clock;
    private readonly PassCache passes;

    /// <param name="store">Where the documents are.</param>
    /// <param name="clock">Dates what is done.</param>
    public AccessRegister(IDocumentStore store, TimeProvider clock)
    {
        (this.store, this.clock) = (store, clock);
        passes = new PassCache(Load, LoadRevision, clock);
    }

    /// <summary>What the token with this SHA-256 opens, expired or not; null where there is none, or none any more.</summary>
    public ValueTask<Pass?> Find(ReadOnlyMemory<byte> hash, CancellationToken cancellation) => passes.Find(hash, cancellation);

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
    }, cancellation);

    /// <summary>Removes a person from the register, with every token and grant of theirs; their events are erased apart.</summary>
    /// <returns>The person; null where there is none.</returns>
    public async Task<Person?> Remove(string id, Guid? by, CancellationToken cancellation)
    {
        var removed = await Query(session => session.LoadAsync<Person>(id, cancellation));
        if (removed is null)
            return null;
        await Change(async session =>
        {
            session.Delete<Person>(id);
            foreach (var entry in await session.Query<AuditEntry>().Where(entry => entry.Subject == id).ToListAsync(cancellation))
                session.Store(entry with { Subject = "erased" });
            await Note(session, "person-erased", "erased", by);
            ReplaceRevision(session);
            return true;
        }, cancellation);
        await passes.OutlastLeases();
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

    /// <summary>What was done, the latest first.</summary>
    /// <param name="before">Only entries with a smaller number; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<AuditEntry>> Audit(long? before, int limit, CancellationToken cancellation) => Query(session =>
    {
        var bound = before ?? long.MaxValue;
        return session.Query<AuditEntry>().Where(entry => entry.Id < bound).OrderByDescending(entry => entry.Id).Take(limit).ToListAsync(cancellation);
    });

    /// <summary>Keeps what a token opens, unless it is kept already, and forgets those that expired long ago.</summary>
    /// <param name="token">What the token opens.</param>
    /// <param name="hash">The SHA-256 of the token, 32 bytes.</param>
    /// <param name="by">The token that was used to issue it; null for the program itself.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False where the person or the issuing token is no more.</returns>
    public Task<bool> Issue(AccessToken token, ReadOnlyMemory<byte> hash, Guid? by, CancellationToken cancellation) => Change(async session =>
    {
        var kept = token with
        {
            Hash = hash.ToArray(),
            Fingerprint = FingerprintOf(hash.Span),
            Created = ToMicroseconds(token.Created),
            Expires = ToMicroseconds(token.Expires),
        };
        if (await session.LoadAsync<AccessToken>(kept.Id, cancellation) is not null)
            return true;
        session.Insert(kept);
        await Note(session, token.IsSession ? "signed-in" : "token-issued", token.Id.ToString(), by);
        await ForgetExpired(session, token.Created - ExpiredKept, cancellation);
        return true;
    }, cancellation, whenDone: true);

    /// <summary>Revokes a token, and those that it issued.</summary>
    /// <param name="id">Names it.</param>
    /// <param name="person">Only where it is this person's; null for anyone's.</param>
    /// <param name="by">The token that is used to revoke it; null for the program itself.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The token that was; null where there is none.</returns>
    public async Task<AccessToken?> Revoke(Guid id, string? person, Guid? by, CancellationToken cancellation)
    {
        AccessToken? revoked = null;
        await Change(async session =>
        {
            revoked = await session.LoadAsync<AccessToken>(id, cancellation);
            if (revoked is null || (person is not null && revoked.Person != person))
            {
                revoked = null;
                return false;
            }

            session.Delete<AccessToken>(id);
            await Note(session, revoked.IsSession ? "signed-out" : "token-revoked", id.ToString(), by);
            ReplaceRevision(session);
            return true;
        }, cancellation);
        if (revoked is not null)
            await passes.OutlastLeases();
        return revoked;
    }

    /// <summary>The tokens there are, expired ones too, the newest first.</summary>
    /// <param name="person">Only this person's; null for all.</param>
    /// <param name="after">Only those after this place; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<AccessToken>> Tokens(string? person, ListPlace? after, int limit, CancellationToken cancellation)
    {
        // Ids are compared as texts, as cursors show them, which the database does not do.
        var at = after?.At ?? DateTimeOffset.MaxValue;
        Expression<Func<AccessToken, bool>> wanted = token => (person == null || token.Person == person) && token.Created <= at;
        var found = await Query(session => session.Query<AccessToken>()
            .Where(wanted)
            .OrderByDescending(token => token.Created)
            .Take(limit + MostOfOneInstant)
            .ToListAsync(cancellation));
        return found
            .OrderByDescending(token => token.Created)
            .ThenByDescending(token => token.Id.ToString(), StringComparer.Ordinal)
            .Where(token => after is null || token.Created < at || string.CompareOrdinal(token.Id.ToString(), after.Id) < 0)
            .Take(limit)
            .ToList();
    }

    /// <summary>Whether a token with this scope is good at this moment.</summary>
    /// <param name="scope">What it is for.</param>
    /// <param name="person">Only one of this person; null for anyone's.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<bool> IsAny(string scope, string? person, CancellationToken cancellation) => Query(session =>
    {
        var now = clock.GetUtcNow();
        var good = session.Query<AccessToken>().Where(token => token.Scopes.Contains(scope) && token.Expires > now);
        return (person is null ? good : good.Where(token => token.Person == person)).AnyAsync(cancellation);
    });

    /// <summary>Whether a token with this id was revoked once.</summary>
    public Task<bool> WasRevoked(Guid id, CancellationToken cancellation) => Query(session =>
    {
        var subject = id.ToString();
        return session.Query<AuditEntry>().AnyAsync(entry => entry.Action == "token-revoked" && entry.Subject == subject, cancellation);
    });

    /// <summary>Lets a coach look at everything of a person; again does nothing.</summary>
    /// <returns>False where one of them is no more.</returns>
    public async Task<bool> Grant(string person, string coach, Guid? by, CancellationToken cancellation)
    {
        var granted = await Change(async session =>
        {
            var id = GrantId(person, coach);
            if (await session.LoadAsync<Grant>(id, cancellation) is not null)
                return true;
            session.Insert(new Grant { Id = id, Person = person, Coach = coach, Created = ToMicroseconds(clock.GetUtcNow()) });
            await Note(session, "grant-given", coach, by);
            ReplaceRevision(session);
            return true;
        }, cancellation, whenDone: true);
        if (granted)
            await passes.OutlastLeases();
        return granted;
    }

    /// <summary>Takes a grant back.</summary>
    /// <returns>False where there is none.</returns>
    public async Task<bool> Withdraw(string person, string coach, Guid? by, CancellationToken cancellation)
    {
        var withdrawn = await Change(async session =>
        {
            var id = GrantId(person, coach);
            if (await session.LoadAsync<Grant>(id, cancellation) is null)
                return false;
            session.Delete<Grant>(id);
            await Note(session, "grant-withdrawn", coach, by);
            ReplaceRevision(session);
            return true;
        }, cancellation);
        if (withdrawn)
            await passes.OutlastLeases();
        return withdrawn;
    }

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
            return grants.OrderBy(grant => grant.Created).ThenBy(whom, StringComparer.Ordinal).Select(grant => people[whom(grant)]).ToList();
        });

    private async Task Note(IDocumentSession session, string action, string subject, Guid? by)
    {
        var id = await session.NextSequenceValueAsLong(AccessDocuments.AuditSequence);
        session.Insert(new AuditEntry { Id = id, At = clock.GetUtcNow(), ByToken = by, Action = action, Subject = subject });
    }

    private static async Task ForgetExpired(IDocumentSession session, DateTimeOffset before, CancellationToken cancellation)
    {
        var expired = await session.Query<AccessToken>().Where(token => token.Expires < before).ToListAsync(cancellation);
        foreach (var token in expired)
        {
            if (!await session.Query<AccessToken>().AnyAsync(issued => issued.IssuedBy == token.Id, cancellation))
                session.Delete(token);
        }
    }

    /// <summary>
    /// Looked up by a part of the hash and compared by the whole of it, in constant time: what a look-up's duration tells is of no use to whoever does not
    /// know a token with that hash.
    /// </summary>
    private Task<Pass?> Load(ReadOnlyMemory<byte> hash) => Query(async session =>
    {
        var fingerprint = FingerprintOf(hash.Span);
        var found = await session.Query<AccessToken>().Where(token => token.Fingerprint == fingerprint).ToListAsync();
        if (found.FirstOrDefault(token => CryptographicOperations.FixedTimeEquals(token.Hash, hash.Span)) is not { } token)
            return null;
        var person = token.Person;
        var granting = person is null ? [] : await session.Query<Grant>().Where(grant => grant.Coach == person).Select(grant => grant.Person).ToListAsync();
        return new Pass(token, granting.ToFrozenSet(StringComparer.Ordinal));
    });

    private Task<Guid> LoadRevision() =>
        Query(async session => (await session.LoadAsync<AccessRevision>(AccessRevision.Only))?.Revision ?? Guid.Empty);

    /// <summary>Marks a change of what existing tokens open, for every node to see.</summary>
    private static void ReplaceRevision(IDocumentSession session) => session.Store(new AccessRevision(AccessRevision.Only, Guid.NewGuid()));

    private Task<T> Query<T>(Func<IQuerySession, Task<T>> query) => DatabaseErrors.Guard(async () =>
    {
        await using var session = store.QuerySession();
        return await query(session);
    });

    /// <param name="change">Makes the change, and says whether there is any.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="whenDone">What to answer where somebody else has made the same change meanwhile.</param>
    /// <returns>What the change says; false, too, where what it rests on is no more.</returns>
    private Task<bool> Change(Func<IDocumentSession, Task<bool>> change, CancellationToken cancellation, bool whenDone = false) => DatabaseErrors.Guard(async () =>
    {
        await using var session = store.LightweightSession();
        if (!await change(session))
            return false;
        try
        {
            await session.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DocumentAlreadyExistsException)
        {
            return whenDone;
        }
        catch (MartenCommandException gone) when (gone.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return false;
        }
    });

    /// <summary>The database compares microseconds: finer instants would stand elsewhere in a list than their cursor says.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string GrantId(string person, string coach) => $"{person}/{coach}";

    private static long FingerprintOf(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadInt64BigEndian(hash);
}
