namespace HabitTrack.Web;

/// <summary>Issues tokens for the API and the pages.</summary>
internal sealed class Tokens(AccessRegister register, PersonReader reader, TimeProvider clock)
{
    private const int DefaultDays = 365;

    /// <summary>Issues a token. People can grant the scopes that they have, and those of links; administrators can grant any scope.</summary>
    /// <param name="principal">The issuer.</param>
    /// <param name="request">The validated request.</param>
    /// <param name="secret">The secret of the token. A secret that was already issued is not issued again, and a revoked one stays revoked.</param>
    /// <returns>
    /// The token, or a problem. 422: the issuer cannot grant the scopes, or the person does not have the habit. 404: the person does not exist. 409: the token
    /// was revoked.
    /// </returns>
    public async Task<Outcome<AccessToken>> Issue(Principal principal, TokenRequest request, string secret, CancellationToken cancellation)
    {
        var (scopes, isAdmin, now) = (request.Scopes!.ToHashSet(), principal.Scopes.Contains(Scope.Admin), clock.GetUtcNow());
        var missing = scopes.Except(principal.Scopes).Except(Scopes.ForLinks).ToList();
        if (!isAdmin && missing.Count > 0)
        {
            return Problems.Invalid(
                "$.scopes", $"Your token does not have {string.Join(", ", Scopes.Names(missing))} and cannot grant it. Remove it from scopes.");
        }

        var person = request.Person ?? (scopes.Overlaps(Scopes.Personal) ? principal.Person : null);
        if (person is null && scopes.Overlaps(Scopes.Personal))
            return Problems.Invalid("$.person", "person is required for these scopes. GET /v1/people lists all people.");
        if (!isAdmin && person != principal.Person)
            return AccessProblems.NoSuchPerson;
        if (request.Habit is { } habit && (await reader.State(person!, cancellation)).Habit(habit).Habit.Definition is null)
            return Problems.Invalid("$.habit", "This habit does not exist. Use the id of a habit that you have, such as hang.");

        var (hash, issuer) = (Secret.Hash(secret), isAdmin ? null : IssuerOf(principal.Token));
        var (expires, issuerExpires) = (now.AddDays(request.Days ?? DefaultDays), issuer is { } id ? await register.ExpiryOf(id, cancellation) : null);
        var token = new AccessToken
        {
            Id = Secret.IdOf(hash),
            Person = person,
            Habit = request.Habit,
            Name = request.Name!,
            Scopes = Scopes.Names(scopes),
            IsSession = false,
            Created = now,
            // A token never outlives its issuer.
            Expires = issuerExpires < expires ? issuerExpires.Value : expires,
            IssuedBy = issuer,
        };
        if (await register.WasRevoked(token.Id, cancellation))
            return AccessProblems.AlreadyRevoked;
        return await register.Issue(token, hash, principal.Token?.Id, cancellation)
            ? token
            : AccessProblems.NoSuchPerson;
    }

    /// <summary>A token that is issued from a session belongs to the token used to sign in, so that it survives the end of the session.</summary>
    private static Guid? IssuerOf(AccessToken? token) => token is { IsSession: true } ? token.IssuedBy : token?.Id;
}
