using System.Security.Claims;

namespace HabitTrack.Web;

/// <summary>The signed-in user: a person, and the scopes of the token that was shown, as claims.</summary>
/// <param name="person">Whose data is meant: the tenant; null where the token is no person's.</param>
/// <param name="scopes">What may be done.</param>
/// <param name="token">The token that was shown; null in local mode.</param>
/// <param name="scheme">The authentication scheme.</param>
internal sealed class Principal(string? person, IReadOnlySet<Scope> scopes, AccessToken? token, string scheme)
    : ClaimsPrincipal(new ClaimsIdentity(ClaimsOf(person, scopes, token), scheme))
{
    /// <summary>The type of the claims that name a scope each.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The one person of local mode, who may do everything.</summary>
    public static readonly Principal Local = new(LocalMode.Person, new HashSet<Scope> { Scope.Log, Scope.Read, Scope.Admin }, null, LocalHandler.Scheme);

    /// <summary>Whose data is meant: the tenant; null where the token is no person's.</summary>
    public string? Person { get; } = person;

    /// <summary>What may be done.</summary>
    public IReadOnlySet<Scope> Scopes { get; } = scopes;

    /// <summary>The token that was shown; null in local mode.</summary>
    public AccessToken? Token { get; } = token;

    /// <summary>The person looked at, where that is a coach's client; null where people look at what is their own.</summary>
    public string? Client => Token is null || Token.Person == Person ? null : Person;

    /// <summary>Whether what is looked at may be changed, too: pages have forms for nobody else.</summary>
    public bool MayChange => Scopes.Contains(Scope.Log);

    /// <exception cref="InvalidOperationException">Nobody was let in: everybody may use the route, and it asks who does.</exception>
    public static Principal Of(HttpContext http) =>
        Find(http) ?? throw new InvalidOperationException($"{http.Request.Path} asks who uses it, and everybody may.");

    /// <summary>Null where nobody had to be let in.</summary>
    public static Principal? Find(HttpContext? http) => http?.User as Principal;

    /// <summary>Whose data a request is about.</summary>
    /// <exception cref="ProblemException">403 where the token is no person's.</exception>
    public static string PersonOf(HttpContext http) => Of(http).Person ?? throw new ProblemException(AccessProblems.NoPerson);

    private static IEnumerable<Claim> ClaimsOf(string? person, IReadOnlySet<Scope> scopes, AccessToken? token)
    {
        // Names the session or the token, rather than the person: what antiforgery tokens are bound to.
        yield return new Claim(ClaimTypes.NameIdentifier, token?.Id.ToString() ?? LocalMode.Person);
        if (person is not null)
            yield return new Claim(ClaimTypes.Name, person);
        foreach (var scope in scopes)
            yield return new Claim(ScopeClaim, Web.Scopes.Word(scope));
    }
}
