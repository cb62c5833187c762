using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace HabitTrack.Web;

/// <summary>Links identities at an identity provider to people.</summary>
internal sealed class Identities(AccessRegister register, TimeProvider clock)
{
    /// <summary>An identity has no secret that could be stolen, so it is valid until it is revoked.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(TokenRequest.MaxDays);

    /// <summary>Finds the token of an identity that has signed in.</summary>
    /// <param name="user">The claims of the provider.</param>
    /// <param name="enrolls">Whether to add a person for an unknown identity.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>The token, or a problem. 403: the identity is unknown, or its token was revoked or has expired.</returns>
    public async Task<Outcome<AccessToken>> TokenOf(ClaimsPrincipal user, bool enrolls, CancellationToken cancellation)
    {
        var (issuer, subject) = (user.FindFirstValue(JwtRegisteredClaimNames.Iss)!, user.FindFirstValue(JwtRegisteredClaimNames.Sub)!);
        var (identity, token) = await register.FindIdentity(Identity.IdOf(issuer, subject), cancellation);
        if (identity is null && enrolls)
        {
            var person = new Person(Guid.NewGuid().ToString("n"), NameOf(user), clock.GetUtcNow());
            await register.Link(IdentityOf(issuer, subject, person.Id, [Scope.Log, Scope.Read]), person, null, cancellation);
            // Of two first sign-ins at the same time, only one adds a person.
            (identity, token) = await register.FindIdentity(Identity.IdOf(issuer, subject), cancellation);
        }

        return identity is null ? AccessProblems.IdentityUnknown(issuer, subject)
            : token is null || token.Expires <= clock.GetUtcNow() ? AccessProblems.IdentityRevoked
            : token;
    }

    /// <summary>Links an identity to a person who exists.</summary>
    /// <returns>The token, or a problem. 404: the person does not exist. 409: the identity is linked already.</returns>
    public async Task<Outcome<AccessToken>> Link(string person, IdentityRequest request, Guid? by, CancellationToken cancellation)
    {
        var (identity, token) = IdentityOf(request.Issuer!, request.Subject!, person, request.Scopes ?? [Scope.Log, Scope.Read]);
        return await register.FindPerson(person, cancellation) is null ? AccessProblems.NoSuchPerson
            : await register.Link((identity, token), null, by, cancellation) ? token
            : AccessProblems.IdentityLinked;
    }

    private (Identity, AccessToken) IdentityOf(string issuer, string subject, string person, IEnumerable<Scope> scopes)
    {
        var now = clock.GetUtcNow();
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7(now),
            Person = person,
            Name = new Uri(issuer).Host,
            Scopes = Scopes.Names(scopes),
            IsSession = false,
            Created = now,
            Expires = now + Lifetime,
        };
        return (new Identity(Identity.IdOf(issuer, subject), person, token.Id), token);
    }

    /// <summary>The name of a new person, as the provider knows it, without what a name must not contain.</summary>
    private static string NameOf(ClaimsPrincipal user)
    {
        var name = user.FindFirstValue(JwtRegisteredClaimNames.Name) ?? user.FindFirstValue(JwtRegisteredClaimNames.PreferredUsername) ?? "";
        var cut = string.Concat(name.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune)).Take(Limits.NameLength)).Trim();
        return cut.Length > 0 ? cut : "Me";
    }
}
