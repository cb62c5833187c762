namespace HabitTrack.EventStore.Access;

/// <summary>What a token opens. The token itself is not kept, only its SHA-256.</summary>
/// <param name="Id">Names it without giving it away.</param>
/// <param name="Tenant">Whose data it opens; null for none's.</param>
/// <param name="Stream">The one stream that it opens; null for all.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Scopes">What may be done with it, in the words of whoever issued it.</param>
/// <param name="IsSession">Whether signing in made it.</param>
/// <param name="Created">When it was issued.</param>
/// <param name="Expires">From then on it opens nothing.</param>
/// <param name="IssuedBy">The token that issued it and takes it along when it is revoked; null for none.</param>
public sealed record Token(
    Guid Id,
    string? Tenant,
    string? Stream,
    string Name,
    IReadOnlyList<string> Scopes,
    bool IsSession,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    Guid? IssuedBy);

/// <summary>A token as it was found by its hash.</summary>
/// <param name="Token">What it opens.</param>
/// <param name="Granting">The tenants that let the token's tenant look at everything of theirs.</param>
public sealed record Pass(Token Token, IReadOnlySet<string> Granting);

/// <summary>Someone whose data there is.</summary>
/// <param name="Id">The tenant.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Created">When it was added.</param>
public sealed record Tenant(string Id, string Name, DateTimeOffset Created);

/// <summary>A place in a list by time.</summary>
/// <param name="At">When what stands there was made.</param>
/// <param name="Id">Its id, among those made at once.</param>
public sealed record ListPlace(DateTimeOffset At, string Id);

/// <summary>Something that was done about tenants, tokens and grants. Holds no name and no secret.</summary>
/// <param name="Number">Its place: rising, holes allowed.</param>
/// <param name="At">When.</param>
/// <param name="ByToken">With which token; null for the program itself.</param>
/// <param name="Action">What.</param>
/// <param name="Subject">The id of what it was done to.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, Guid? ByToken, string Action, string Subject);
