using System.Security.Claims;

namespace HabitTrack.Web;

/// <summary>The authenticated user, with the person and the scopes of the token as claims.</summary>
/// <param name="person">The person whose data is accessed: the tenant. Null when the token does not belong to a person.</param>
/// <param name="scopes">The granted scopes.</param>
/// <param name="token">The token of the request; null in local mode.</param>
/// <param name="scheme">The authentication scheme.</param>
internal sealed class Principal(string? person, IReadOnlySet<Scope> scopes, AccessToken? token, string scheme)
    : ClaimsPrincipal(new ClaimsIdentity(ClaimsOf(person, scopes, token), scheme))
{
    /// <summary>The claim type of scopes.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The person of local mode, who has all permissions.</summary>
    public static readonly Principal Local = new(LocalMode.Person, new HashSet<Scope> { Scope.Log, Scope.Read, Scope.Admin }, null, LocalHandler.Scheme);

    /// <summary>The person whose data is accessed: the tenant. Null when the token does not belong to a person.</summary>
    public string? Person { get; } = person;

    /// <summary>The granted scopes.</summary>
    public IReadOnlySet<Scope> Scopes { get; } = scopes;

    /// <summary>The token of the request; null in local mode.</summary>
    public AccessToken? Token { get; } = token;

    /// <summary>The client whose data a coach reads; null when people access their own data.</summary>
    public string? Client => Token is null || Token.Person == Person ? null : Person;

    /// <summary>Whether the data may be changed. Pages render forms only in this case.</summary>
    public bool MayChange => Scopes.Contains(Scope.Log);

    /// <summary>The principal of an authenticated request.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous.</exception>
    public static Principal Of(HttpContext http) =>
        Find(http) ?? throw new InvalidOperationException($"{http.Request.Path} allows anonymous requests but reads the principal.");

    /// <summary>The principal of a request; null for an anonymous request.</summary>
    public static Principal? Find(HttpContext? http) => http?.User as Principal;

    /// <summary>The person whose data a request accesses.</summary>
    /// <exception cref="ProblemException">403: the token does not belong to a person.</exception>
    public static string PersonOf(HttpContext http) => Of(http).Person ?? throw new ProblemException(AccessProblems.NoPerson);

    private static IEnumerable<Claim> ClaimsOf(string? person, IReadOnlySet<Scope> scopes, AccessToken? token)
    {
        // The id of the session or token, not of the person, because antiforgery tokens are bound to this claim.
        yield return new Claim(ClaimTypes.NameIdentifier, token?.Id.ToString() ?? LocalMode.Person);
        if (person is not null)
            yield return new Claim(ClaimTypes.Name, person);
        foreach (var scope in scopes)
            yield return new Claim(ScopeClaim, Web.Scopes.Name(scope));
    }
}
