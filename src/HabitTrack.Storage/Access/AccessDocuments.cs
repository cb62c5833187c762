using Marten;
using Weasel.Core;
using Sequence = Weasel.Postgresql.Sequence;

namespace HabitTrack.Storage.Access;

/// <summary>A person whose data is stored.</summary>
/// <param name="Id">The person's id, which is the tenant.</param>
/// <param name="Name">The name shown in lists of people.</param>
/// <param name="Created">When the person was added.</param>
public sealed record Person(string Id, string Name, DateTimeOffset Created);

/// <summary>The access that a token gives. Only the token's SHA-256 is stored, not the token itself.</summary>
public sealed record AccessToken
{
    /// <summary>The token's id, which is not secret.</summary>
    public required Guid Id { get; init; }

    /// <summary>The SHA-256 of the token, 32 bytes; empty for the token of an <see cref="Identity"/>, which has no secret.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>The first eight bytes of the hash, by which the token is looked up.</summary>
    public long Fingerprint { get; init; }

    /// <summary>The person whose data the token gives access to; null if none.</summary>
    public string? Person { get; init; }

    /// <summary>The only habit that the token gives access to; null for all habits.</summary>
    public string? Habit { get; init; }

    /// <summary>The token's name.</summary>
    public required string Name { get; init; }

    /// <summary>The token's scopes, by their names in the API.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whether the token is a session, issued by signing in.</summary>
    public required bool IsSession { get; init; }

    /// <summary>When the token was issued.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the token expires.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The token that issued this one. Revoking it revokes this one as well; null if none.</summary>
    public Guid? IssuedBy { get; init; }
}

/// <summary>The access of a token that was found by its hash.</summary>
/// <param name="Token">The stored token.</param>
/// <param name="ClientIds">The ids of the people who granted read access to the token's person.</param>
public sealed record TokenAccess(AccessToken Token, IReadOnlySet<string> ClientIds);

/// <summary>A person's permission for a coach to read all of their data.</summary>
/// <param name="Id">The ids of person and coach: <c>{person}/{coach}</c>.</param>
/// <param name="Person">The person whose data can be read.</param>
/// <param name="Coach">The person who can read it.</param>
/// <param name="Created">When the grant was given.</param>
public sealed record Grant(string Id, string Person, string Coach, DateTimeOffset Created);

/// <summary>Someone at an identity provider, who signs in as a person.</summary>
/// <param name="Id">The issuer and the subject, separated by a space, which an issuer cannot contain.</param>
/// <param name="Person">The person.</param>
/// <param name="Token">
/// The token that issues the sessions of the identity. It has no secret, so it is only used by signing in at the provider. Its scopes are those of the
/// sessions, and revoking it ends them.
/// </param>
public sealed record Identity(string Id, string Person, Guid Token)
{
    /// <summary>The id of an identity.</summary>
    /// <param name="issuer">The issuer, an URL.</param>
    /// <param name="subject">The subject: the id that the issuer has for someone.</param>
    public static string IdOf(string issuer, string subject) => $"{issuer} {subject}";
}

/// <summary>An entry of the audit log about people, tokens and grants. It contains ids only, no names or secrets.</summary>
/// <param name="Id">The number of the entry. Numbers increase but may have gaps.</param>
/// <param name="At">When the action was performed.</param>
/// <param name="ByToken">The id of the token that was used; null for the service itself.</param>
/// <param name="Action">The action.</param>
/// <param name="Subject">The id of the person or token concerned. The id of an erased person is not kept.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, Guid? ByToken, string Action, string Subject);

/// <summary>The revision of the access rights. Every change of what an existing token gives access to replaces it.</summary>
/// <param name="Id">Always <see cref="Only"/>.</param>
/// <param name="Revision">The revision. While it is the same, no access right has changed.</param>
public sealed record AccessRevision(string Id, Guid Revision)
{
    /// <summary>The id of the only document.</summary>
    public const string Only = "access";
}

/// <summary>A key of ASP.NET Core data protection.</summary>
/// <param name="Id">The name of the key.</param>
/// <param name="Xml">The key as XML.</param>
public sealed record ProtectionKey(string Id, string Xml);

/// <summary>A position in a list ordered by creation time.</summary>
/// <param name="At">When the item at the position was created.</param>
/// <param name="Id">The item's id, which orders items created at the same instant.</param>
public sealed record ListCursor(DateTimeOffset At, string Id);

internal static class AccessDocuments
{
    /// <summary>The sequence that numbers audit entries across all nodes.</summary>
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
        options.Schema.For<Identity>()
            .DocumentAlias("identity")
            .SingleTenanted()
            .ForeignKey<Person>(identity => identity.Person, key => key.DeleteAction = CascadeAction.Cascade);
        options.Schema.For<AccessRevision>().DocumentAlias("access_revision").SingleTenanted();
        options.Schema.For<ProtectionKey>().DocumentAlias("protection_key").SingleTenanted();
        options.Schema.For<AuditEntry>().DocumentAlias("audit").SingleTenanted();
        options.Storage.ExtendedSchemaObjects.Add(new Sequence(AuditSequence));
    }
}
