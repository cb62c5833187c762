using Marten;
using Weasel.Core;
using Sequence = Weasel.Postgresql.Sequence;

namespace HabitTrack.Storage.Access;

/// <summary>Somebody whose data is kept.</summary>
/// <param name="Id">The person's id, which is the tenant.</param>
/// <param name="Name">What to call the person among people.</param>
/// <param name="Created">When the person was added.</param>
public sealed record Person(string Id, string Name, DateTimeOffset Created);

/// <summary>What a token opens. The token itself is not kept, only its SHA-256.</summary>
public sealed record AccessToken
{
    /// <summary>Names the token without giving it away.</summary>
    public required Guid Id { get; init; }

    /// <summary>The SHA-256 of the token, 32 bytes.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>The first eight bytes of the hash, which the token is looked up by.</summary>
    public long Fingerprint { get; init; }

    /// <summary>Whose data the token opens; null for nobody's.</summary>
    public string? Person { get; init; }

    /// <summary>The one habit that the token opens; null for all.</summary>
    public string? Habit { get; init; }

    /// <summary>What the token is called.</summary>
    public required string Name { get; init; }

    /// <summary>What may be done with the token, in the words of the API.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether signing in made the token.</summary>
    public required bool IsSession { get; init; }

    /// <summary>When the token was issued.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From then on the token opens nothing.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The token that issued this one, and takes it along when it is revoked; null for none.</summary>
    public Guid? IssuedBy { get; init; }
}

/// <summary>A token as it was found by its hash.</summary>
/// <param name="Token">What the token opens.</param>
/// <param name="Granting">The people who let the token's person look at everything of theirs.</param>
public sealed record Pass(AccessToken Token, IReadOnlySet<string> Granting);

/// <summary>A person lets another one, a coach, look at everything.</summary>
/// <param name="Id">Person and coach, as <c>{person}/{coach}</c>.</param>
/// <param name="Person">Who is looked at.</param>
/// <param name="Coach">Who may look.</param>
/// <param name="Created">When the grant was given.</param>
public sealed record Grant(string Id, string Person, string Coach, DateTimeOffset Created);

/// <summary>Something that was done about people, tokens and grants. Holds ids only: no name, no secret.</summary>
/// <param name="Id">Its place: rising, holes allowed.</param>
/// <param name="At">When it was done.</param>
/// <param name="ByToken">With which token; null for the program itself.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">The id of what it was done to; that of somebody who was erased is not kept.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, Guid? ByToken, string Action, string Subject);

/// <summary>The revision of the access rights: replaced by whatever may change what an existing token opens.</summary>
/// <param name="Id">Always <see cref="Only"/>.</param>
/// <param name="Revision">Equal means that nothing changed.</param>
public sealed record AccessRevision(string Id, Guid Revision)
{
    /// <summary>The one id there is.</summary>
    public const string Only = "access";
}

/// <summary>A key of ASP.NET Core's data protection.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Xml">The key.</param>
public sealed record ProtectionKey(string Id, string Xml);

/// <summary>A place in a list by time.</summary>
/// <param name="At">When what stands there was made.</param>
/// <param name="Id">Its id, among those made at once.</param>
public sealed record ListPlace(DateTimeOffset At, string Id);

internal static class AccessDocuments
{
    /// <summary>Numbers the entries of the audit log, so that they rise on all nodes together.</summary>
    public const string AuditSequence = $"{MartenSetup.Schema}.audit_sequence";

    public static void UseAccessDocuments(this StoreOptions options)
    {
        options.Schema.For<Person>().DocumentAlias("person").SingleTenanted();
        options.Schema.For<AccessToken>()
            .DocumentAlias("token")
            .SingleTenanted()
            .Index(token => token.Fingerprint)
            .Index(token => token.Expires)
            .ForeignKey<Person>(token => token.Person!, key => key.DeleteAction = CascadeAction.Cascade)
            .ForeignKey<AccessToken>(token => token.IssuedBy!, key => key.DeleteAction = CascadeAction.Cascade);
        options.Schema.For<Grant>()
            .DocumentAlias("grant")
            .SingleTenanted()
            .ForeignKey<Person>(grant => grant.Person, key => key.DeleteAction = CascadeAction.Cascade)
            .ForeignKey<Person>(grant => grant.Coach, key => key.DeleteAction = CascadeAction.Cascade);
        options.Schema.For<AccessRevision>().DocumentAlias("access_revision").SingleTenanted();
        options.Schema.For<ProtectionKey>().DocumentAlias("protection_key").SingleTenanted();
        options.Schema.For<AuditEntry>().DocumentAlias("audit").SingleTenanted();
        options.Storage.ExtendedSchemaObjects.Add(new Sequence(AuditSequence));
    }
}
