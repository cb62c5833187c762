using HabitTrack.EventStore.Access;

namespace HabitTrack.Web;

/// <summary>Whoever shows a token is let in to what the token opens, and to nothing else.</summary>
internal sealed class TokensMode(AccessRegister register, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    public async Task Guard(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<AccessRule>() is var rule && rule != AccessRule.Open)
        {
            var pass = await Authenticate(Shown(http.Request), http.RequestAborted);
            http.Features.Set(Authorize(pass, rule, http.Request.Query["person"].ToString()));
        }

        await next(http);
    }

    /// <summary>What a token opens.</summary>
    /// <exception cref="ProblemException">401 where it opens nothing.</exception>
    public async ValueTask<Pass> Authenticate(string? token, CancellationToken cancellation)
    {
        if (token is null)
            throw new ProblemException(AccessProblems.TokenRequired);
        if (!Secret.IsWellFormed(token) || await register.Find(Secret.Hash(token), cancellation) is not { } pass)
            throw new ProblemException(AccessProblems.TokenInvalid);
        return pass.Token.Expires > clock.GetUtcNow() ? pass : throw new ProblemException(AccessProblems.TokenExpired);
    }

    /// <summary>Lets a token's holder in to their own data, or to look at that of a person who granted it.</summary>
    private static Principal Authorize(Pass pass, AccessRule? rule, string person)
    {
        var (token, scopes) = (pass.Token, Scopes.Parse(pass.Token.Scopes));
        if (rule is null)
            throw new ProblemException(AccessProblems.Closed);
        if (person.Length == 0 || person == token.Tenant)
            return rule.LetsIn(scopes) ? new Principal(token.Tenant, scopes, token) : throw new ProblemException(AccessProblems.ScopeMissing(rule, scopes));
        if (!rule.IsForCoaches || !scopes.Contains(Scope.Coach) || !pass.Granting.Contains(person))
            throw new ProblemException(AccessProblems.NoSuchPerson);
        return new Principal(person, new HashSet<Scope> { Scope.Coach }, token);
    }

    private static string? Shown(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header
            ? header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : ""
            : null;
}
