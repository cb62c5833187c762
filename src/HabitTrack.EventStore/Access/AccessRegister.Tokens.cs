using System.Buffers.Binary;
using System.Security.Cryptography;
using Npgsql;

namespace HabitTrack.EventStore.Access;

public sealed partial class AccessRegister
{
    /// <summary>How long a token is told from one that there never was, once it has expired.</summary>
    private static readonly TimeSpan ExpiredKept = TimeSpan.FromDays(30);

    /// <summary>Keeps what a token opens, unless it does already, and forgets those that expired long ago.</summary>
    /// <param name="token">What it opens; its <see cref="Token.Created"/> and <see cref="Token.Expires"/> in UTC.</param>
    /// <param name="hash">The SHA-256 of the token, 32 bytes.</param>
    /// <param name="by">The token that was used to issue it; null for the program itself.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False where the tenant or the issuing token is no more.</returns>
    public async Task<bool> Issue(Token token, ReadOnlyMemory<byte> hash, Guid? by, CancellationToken cancellation)
    {
        const string Sql = """
            WITH issued AS (
                INSERT INTO habittrack_app.tokens (token_id, tenant_id, stream_id, name, scopes, is_session, created, expires, issued_by, fingerprint, hash)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                ON CONFLICT DO NOTHING
                RETURNING token_id, created, is_session
            ), forgotten AS (
                DELETE FROM habittrack_app.tokens AS t
                WHERE t.expires < $13
                AND NOT EXISTS (SELECT FROM habittrack_app.tokens AS issued WHERE issued.issued_by = t.token_id)
            )
            INSERT INTO habittrack_app.audit (at, by_token, action, subject)
            SELECT created, $12, CASE WHEN is_session THEN 'signed-in' ELSE 'token-issued' END, token_id::text
            FROM issued
            """;
        try
        {
            await List(
                Sql,
                row => row,
                cancellation,
                Value(token.Id),
                OrNull(token.Tenant),
                OrNull(token.Stream),
                Value(token.Name),
                Value(token.Scopes.ToArray()),
                Value(token.IsSession),
                Value(token.Created),
                Value(token.Expires),
                OrNull(token.IssuedBy),
                Value(FingerprintOf(hash.Span)),
                Value(hash.ToArray()),
                OrNull(by),
                Value(token.Created - ExpiredKept));
            return true;
        }
        catch (PostgresException gone) when (gone.ConstraintName is "fk_tokens_tenant" or "fk_tokens_issuer")
        {
            return false;
        }
    }

    /// <summary>Revokes a token, and those that it issued.</summary>
    /// <param name="id">Names it.</param>
    /// <param name="tenant">Only where it is this tenant's; null for anyone's.</param>
    /// <param name="by">The token that is used to revoke it; null for the program itself.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The token that was; null where there is none.</returns>
    public async Task<Token?> Revoke(Guid id, string? tenant, Guid? by, CancellationToken cancellation)
    {
        var revoked = await List(
            $"""
            WITH revoked AS (
                DELETE FROM habittrack_app.tokens
                WHERE token_id = $1
                AND ($2 IS NULL OR tenant_id = $2)
                RETURNING {TokenColumns}
            ), noted AS (
                INSERT INTO habittrack_app.audit (at, by_token, action, subject)
                SELECT $3, $4, CASE WHEN is_session THEN 'signed-out' ELSE 'token-revoked' END, token_id::text
                FROM revoked
            )
            SELECT {TokenColumns} FROM revoked
            """,
            TokenOf,
            cancellation,
            Value(id),
            OrNull(tenant),
            Value(clock.GetUtcNow()),
            OrNull(by));
        if (revoked.Count == 0)
            return null;
        await passes.OutlastLeases();
        return revoked[0];
    }

    /// <summary>The tokens there are, expired ones too, the newest first.</summary>
    /// <param name="tenant">Only this tenant's; null for all.</param>
    /// <param name="after">Only those after this place; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<Token>> Tokens(string? tenant, ListPlace? after, int limit, CancellationToken cancellation) => List(
        $"""
        SELECT {TokenColumns}
        FROM habittrack_app.tokens
        WHERE ($1 IS NULL OR tenant_id = $1)
        AND (created, token_id::text) < ($2, $3)
        ORDER BY created DESC, token_id::text DESC
        LIMIT $4
        """,
        TokenOf,
        cancellation,
        OrNull(tenant),
        Value(after?.At ?? DateTimeOffset.MaxValue),
        Value(after?.Id ?? ""),
        Value(limit));

    /// <summary>Whether a token with this scope is good at this moment.</summary>
    /// <param name="scope">What it is for.</param>
    /// <param name="tenant">Only one of this tenant; null for anyone's.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<bool> IsAny(string scope, string? tenant, CancellationToken cancellation) => (await List(
        """
        SELECT EXISTS (
            SELECT
            FROM habittrack_app.tokens
            WHERE ($1 IS NULL OR tenant_id = $1)
            AND scopes @> ARRAY[$2]
            AND expires > $3)
        """,
        row => row.GetBoolean(0),
        cancellation,
        OrNull(tenant),
        Value(scope),
        Value(clock.GetUtcNow()))).Single();

    /// <summary>Whether a token with this id was revoked once.</summary>
    public async Task<bool> WasRevoked(Guid id, CancellationToken cancellation) => (await List(
        "SELECT EXISTS (SELECT FROM habittrack_app.audit WHERE action = 'token-revoked' AND subject = $1)",
        row => row.GetBoolean(0),
        cancellation,
        Value(id.ToString()))).Single();

    /// <summary>
    /// Looked up by a part of the hash and compared by the whole of it, in constant time: what a look-up's duration tells is of no use to whoever does not
    /// know a token with that hash.
    /// </summary>
    private async Task<Pass?> Ask(ReadOnlyMemory<byte> hash)
    {
        var found = await List(
            $"""
            SELECT {TokenColumns}, hash, ARRAY(SELECT g.tenant_id FROM habittrack_app.grants AS g WHERE g.granted_to = t.tenant_id)
            FROM habittrack_app.tokens AS t
            WHERE fingerprint = $1
            """,
            row => (Pass: new Pass(TokenOf(row), row.GetFieldValue<string[]>(10).ToHashSet(StringComparer.Ordinal)), Hash: row.GetFieldValue<byte[]>(9)),
            CancellationToken.None,
            Value(FingerprintOf(hash.Span)));
        return found.FirstOrDefault(one => CryptographicOperations.FixedTimeEquals(one.Hash, hash.Span)).Pass;
    }

    private static long FingerprintOf(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadInt64BigEndian(hash);
}
