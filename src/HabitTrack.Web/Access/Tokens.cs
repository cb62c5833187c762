namespace HabitTrack.Web;

/// <summary>Issues tokens, by the API and on pages alike.</summary>
internal sealed class Tokens(AccessRegister register, TimeProvider clock)
{
    private const int DefaultDays = 365;

    /// <summary>A person passes on what they may do themselves, and may share what they may read; an administrator anything.</summary>
    /// <param name="principal">Who issues it.</param>
    /// <param name="request">What it is to open, checked.</param>
    /// <param name="secret">The token itself. Issued already, it is left as it is; revoked, it stays so.</param>
    /// <exception cref="ProblemException">422 where more is asked than the issuer may pass on; 404 where the person is no more; 409 where it was revoked.</exception>
    public async Task<AccessToken> Issue(Principal principal, TokenRequest request, string secret, CancellationToken cancellation)
    {
        var (scopes, isAdmin, now) = (request.Scopes!.ToHashSet(), principal.Scopes.Contains(Scope.Admin), clock.GetUtcNow());
        var more = scopes.Except(principal.Scopes).Except(Scopes.GivenAway).ToList();
        if (!isAdmin && more.Count > 0)
            throw new ProblemException(Problems.Invalid("$.scopes", $"Your token is not for {string.Join(", ", Scopes.Words(more))}, and cannot pass it on."));

        var person = request.Person ?? (scopes.Overlaps(Scopes.Personal) ? principal.Person : null);
        if (person is null && scopes.Overlaps(Scopes.Personal))
            throw new ProblemException(Problems.Invalid("$.person", "Say whose data the token is to open; GET /v1/people lists everybody."));
        if (!isAdmin && person != principal.Person)
            throw new ProblemException(AccessProblems.NoSuchPerson);

        var (hash, issuer) = (Secret.Hash(secret), isAdmin ? null : IssuerOf(principal.Token));
        var (expires, last) = (now.AddDays(request.Days ?? DefaultDays), issuer is { } id ? await register.ExpiryOf(id, cancellation) : null);
        var token = new AccessToken
        {
            Id = Secret.IdOf(hash),
            Person = person,
            Habit = request.Habit,
            Name = request.Name!,
            Scopes = Scopes.Words(scopes),
            IsSession = false,
            Created = now,
            // Whoever may look for a month passes on no more than that.
            Expires = last < expires ? last.Value : expires,
            IssuedBy = issuer,
        };
        if (await register.WasRevoked(token.Id, cancellation))
            throw new ProblemException(AccessProblems.RevokedAlready);
        return await register.Issue(token, hash, principal.Token?.Id, cancellation)
            ? token
            : throw new ProblemException(AccessProblems.NoSuchPerson);
    }

    /// <summary>What a signed-in browser issues outlasts its session: it is issued by the token that signed in.</summary>
    private static Guid? IssuerOf(AccessToken? token) => token is { IsSession: true } ? token.IssuedBy : token?.Id;
}
