using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Security.Cryptography;
using Marten;

namespace HabitTrack.Storage.Access;

/// <content>Tokens.</content>
public sealed partial class AccessRegister
{
    /// <summary>Tokens that were created at the same instant are ordered in memory, so this many more than a page are read.</summary>
    private const int MaxTokensPerInstant = 100;

    /// <summary>How long an expired token can be distinguished from one that never existed.</summary>
    private static readonly TimeSpan ExpiredTokenRetention = TimeSpan.FromDays(30);

    /// <summary>Finds the access of a token by its SHA-256, expired or not; null if there is none, or it was revoked.</summary>
    public ValueTask<TokenAccess?> Find(ReadOnlyMemory<byte> hash, CancellationToken cancellation) => accessCache.Find(hash, cancellation);

    /// <summary>When the token with this id expires; null if there is none.</summary>
    public Task<DateTimeOffset?> ExpiryOf(Guid id, CancellationToken cancellation) => Query<DateTimeOffset?>(async session =>
        await session.LoadAsync<AccessToken>(id, cancellation) is { } token ? await ExpiryOf(session, token) : null);

    /// <summary>Stores a token, unless it is already stored, and deletes tokens that expired long ago.</summary>
    /// <param name="token">The token to store.</param>
    /// <param name="hash">The SHA-256 of the token, 32 bytes.</param>
    /// <param name="by">The token that was used to issue it; null for the service itself.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>False if the person or the issuing token no longer exists.</returns>
    public Task<bool> Issue(AccessToken token, ReadOnlyMemory<byte> hash, Guid? by, CancellationToken cancellation) => Change(async session =>
    {
        var stored = token with
        {
            Hash = hash.ToArray(),
            Fingerprint = FingerprintOf(hash.Span),
            Created = Instants.Cut(token.Created),
            Expires = Instants.Cut(token.Expires),
        };
        if (await session.LoadAsync<AccessToken>(stored.Id, cancellation) is not null)
            return true;
        if ((stored.Person is { } person && await session.LoadAsync<Person>(person, cancellation) is null)
            || (stored.IssuedBy is { } issuer && await session.LoadAsync<AccessToken>(issuer, cancellation) is null))
        {
            return false;
        }

        session.Insert(stored);
        await WriteAudit(session, token.IsSession ? "signed-in" : "token-issued", token.Id.ToString(), by);
        await DeleteExpired(session, token.Created - ExpiredTokenRetention, cancellation);
        return true;
    }, resultIfExists: true);

    /// <summary>Revokes a token and the tokens that it issued.</summary>
    /// <param name="id">The token's id.</param>
    /// <param name="person">Revokes the token only if it belongs to this person; null for any person.</param>
    /// <param name="by">The token that is used to revoke it; null for the service itself.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>The revoked token; null if there was none.</returns>
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
            await WriteAudit(session, revoked.IsSession ? "signed-out" : "token-revoked", id.ToString(), by);
            return true;
        });
        return changed ? revoked : null;
    }

    /// <summary>Returns tokens, including expired ones, newest first.</summary>
    /// <param name="person">Returns only this person's tokens; null for all.</param>
    /// <param name="after">The position to continue after; null to start from the beginning.</param>
    /// <param name="limit">The maximum number of items to return.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public async Task<IReadOnlyList<AccessToken>> Tokens(string? person, ListCursor? after, int limit, CancellationToken cancellation)
    {
        // Cursors compare ids as strings, which the database does not.
        var at = after?.At ?? DateTimeOffset.MaxValue;
        Expression<Func<AccessToken, bool>> filter = token => (person == null || token.Person == person) && token.Created <= at;
        var found = await Query(session => session.Query<AccessToken>()
            .Where(filter)
            .OrderByDescending(token => token.Created)
            .Take(limit + MaxTokensPerInstant)
            .ToListAsync(cancellation));
        return found
            .OrderByDescending(token => token.Created)
            .ThenByDescending(token => token.Id.ToString(), StringComparer.Ordinal)
            .Where(token => after is null || token.Created < at || string.CompareOrdinal(token.Id.ToString(), after.Id) < 0)
            .Take(limit)
            .ToList();
    }

    /// <summary>Returns whether there is an unexpired token with a scope.</summary>
    /// <param name="scope">The scope, by its name in the API.</param>
    /// <param name="person">Considers only this person's tokens; null for all.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public Task<bool> HasActiveToken(string scope, string? person, CancellationToken cancellation) => Query(session =>
    {
        var now = clock.GetUtcNow();
        var active = session.Query<AccessToken>().Where(token => token.Scopes.Contains(scope) && token.Expires > now);
        return (person is null ? active : active.Where(token => token.Person == person)).AnyAsync(cancellation);
    });

    /// <summary>Returns whether a token with this id was revoked.</summary>
    public Task<bool> WasRevoked(Guid id, CancellationToken cancellation) => Query(session =>
    {
        var subject = id.ToString();
        return session.Query<AuditEntry>().AnyAsync(entry => entry.Action == "token-revoked" && entry.Subject == subject, cancellation);
    });

    private static async Task DeleteExpired(IDocumentSession session, DateTimeOffset before, CancellationToken cancellation)
    {
        var expired = await session.Query<AccessToken>().Where(token => token.Expires < before).ToListAsync(cancellation);
        foreach (var token in expired)
        {
            if (!await session.Query<AccessToken>().AnyAsync(issued => issued.IssuedBy == token.Id, cancellation))
                session.Delete(token);
        }
    }

    /// <summary>
    /// Looks a token up by a part of its hash and compares the whole hash in constant time, so that the duration of a lookup is of no use to an attacker
    /// who does not know a token with that hash.
    /// </summary>
    private Task<TokenAccess?> Load(ReadOnlyMemory<byte> hash) => Query(async session =>
    {
        var fingerprint = FingerprintOf(hash.Span);
        var found = await session.Query<AccessToken>().Where(token => token.Fingerprint == fingerprint).ToListAsync();
        if (found.FirstOrDefault(token => CryptographicOperations.FixedTimeEquals(token.Hash, hash.Span)) is not { } token)
            return null;
        var person = token.Person;
        token = token with { Expires = await ExpiryOf(session, token) };
        var clients = person is null ? [] : await session.Query<Grant>().Where(grant => grant.Coach == person).Select(grant => grant.Person).ToListAsync();
        return new TokenAccess(token, clients.ToFrozenSet(StringComparer.Ordinal));
    });

    /// <summary>When a token expires: no later than the token that issued it, and so on up the chain.</summary>
    private static async Task<DateTimeOffset> ExpiryOf(IQuerySession session, AccessToken token)
    {
        var until = token.Expires;
        for (var issuer = token.IssuedBy; issuer is { } id && await session.LoadAsync<AccessToken>(id) is { } by; issuer = by.IssuedBy)
            until = by.Expires < until ? by.Expires : until;
        return until;
    }

    private static long FingerprintOf(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadInt64BigEndian(hash);
}
