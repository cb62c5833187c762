using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Security.Cryptography;
using Marten;

namespace HabitTrack.Storage.Access;

/// <content>Tokens.</content>
public sealed partial class AccessRegister
{
    /// <summary>Tokens that were created at the same instant are sorted here: so many more are read than a page has.</summary>
    private const int MostOfOneInstant = 100;

    /// <summary>How long an expired token is told from one that there never was.</summary>
    private static readonly TimeSpan ExpiredKept = TimeSpan.FromDays(30);

    /// <summary>What the token with this SHA-256 opens, expired or not; null where there is none, or none any more.</summary>
    public ValueTask<Pass?> Find(ReadOnlyMemory<byte> hash, CancellationToken cancellation) => passes.Find(hash, cancellation);

    /// <summary>When a token with this id expires; null where there is none.</summary>
    public Task<DateTimeOffset?> ExpiryOf(Guid id, CancellationToken cancellation) => Query<DateTimeOffset?>(async session =>
        await session.LoadAsync<AccessToken>(id, cancellation) is { } token ? await LastsUntil(session, token) : null);

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
    }, whenDone: true);

    /// <summary>Revokes a token, and those that it issued.</summary>
    /// <param name="id">Names it.</param>
    /// <param name="person">Only where it is this person's; null for anyone's.</param>
    /// <param name="by">The token that is used to revoke it; null for the program itself.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The token that was; null where there is none.</returns>
    public async Task<AccessToken?> Revoke(Guid id, string? person, Guid? by, CancellationToken cancellation)
    {
        AccessToken? revoked = null;
        var changed = await ChangeAccess(async session =>
        {
            revoked = await session.LoadAsync<AccessToken>(id, cancellation);
            if (revoked is null || (person is not null && revoked.Person != person))
            {
                return false;
            }

            session.Delete<AccessToken>(id);
            await Note(session, revoked.IsSession ? "signed-out" : "token-revoked", id.ToString(), by);
            return true;
        });
        return changed ? revoked : null;
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
        token = token with { Expires = await LastsUntil(session, token) };
        var granting = person is null ? [] : await session.Query<Grant>().Where(grant => grant.Coach == person).Select(grant => grant.Person).ToListAsync();
        return new Pass(token, granting.ToFrozenSet(StringComparer.Ordinal));
    });

    /// <summary>When a token expires: no later than the one that issued it, nor than the one that issued that.</summary>
    private static async Task<DateTimeOffset> LastsUntil(IQuerySession session, AccessToken token)
    {
        var until = token.Expires;
        for (var issuer = token.IssuedBy; issuer is { } id && await session.LoadAsync<AccessToken>(id) is { } by; issuer = by.IssuedBy)
            until = by.Expires < until ? by.Expires : until;
        return until;
    }

    private static long FingerprintOf(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadInt64BigEndian(hash);
}
