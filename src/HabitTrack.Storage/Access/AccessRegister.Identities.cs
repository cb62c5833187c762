namespace HabitTrack.Storage.Access;

/// <content>Identities at an identity provider.</content>
public sealed partial class AccessRegister
{
    /// <summary>Finds an identity and its token, expired or not. The token is null if it was revoked; both are null if the identity is unknown.</summary>
    /// <param name="id">The id, as <see cref="Identity.IdOf"/> creates it.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public Task<(Identity? Identity, AccessToken? Token)> FindIdentity(string id, CancellationToken cancellation) => Query(async session =>
        await session.LoadAsync<Identity>(id, cancellation) is { } identity
            ? (identity, await session.LoadAsync<AccessToken>(identity.Token, cancellation))
            : ((Identity?)null, (AccessToken?)null));

    /// <summary>Links an identity to its person, unless it has a token already.</summary>
    /// <param name="link">The identity and its token.</param>
    /// <param name="person">The person to add; null if the person exists.</param>
    /// <param name="by">The token that was used to link it; null for the service itself.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>False if the identity has a token already, or the person does not exist.</returns>
    public Task<bool> Link((Identity Identity, AccessToken Token) link, Person? person, Guid? by, CancellationToken cancellation) => Change(async session =>
    {
        var (identity, token) = link;
        var linked = await session.LoadAsync<Identity>(identity.Id, cancellation);
        if (linked is not null && await session.LoadAsync<AccessToken>(linked.Token, cancellation) is not null)
            return false;
        if (person is null && await session.LoadAsync<Person>(identity.Person, cancellation) is null)
            return false;
        if (person is not null)
        {
            session.Insert(person with { Created = Instants.Cut(person.Created) });
            await WriteAudit(session, "person-added", person.Id, by);
        }

        session.Insert(token with { Created = Instants.Cut(token.Created), Expires = Instants.Cut(token.Expires) });
        // Two first sign-ins at the same time must not add two people: an insert fails if the document exists.
        if (linked is null)
            session.Insert(identity);
        else
            session.Update(identity);
        await WriteAudit(session, "identity-linked", token.Id.ToString(), by);
        return true;
    });
}
