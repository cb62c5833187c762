namespace HabitTrack.Web;

/// <summary>Who asks.</summary>
/// <param name="Person">Whose data is meant: the tenant; null where the token is no person's.</param>
/// <param name="Scopes">What may be done.</param>
/// <param name="Token">The token that was shown; null in local mode.</param>
internal sealed record Principal(string? Person, IReadOnlySet<Scope> Scopes, AccessToken? Token)
{
    /// <summary>The one person of local mode, who may do everything.</summary>
    public static readonly Principal Local = new(LocalMode.Person, new HashSet<Scope> { Scope.Log, Scope.Read, Scope.Admin }, null);

    /// <summary>The person looked at, where that is a coach's client; null where people look at what is their own.</summary>
    public string? Client => Token is null || Token.Person == Person ? null : Person;

    /// <summary>Whether what is looked at may be changed, too: pages have forms for nobody else.</summary>
    public bool MayChange => Scopes.Contains(Scope.Log);

    /// <exception cref="InvalidOperationException">Nobody was let in: everybody may use the route, and it asks who does.</exception>
    public static Principal Of(HttpContext http) =>
        http.Features.Get<Principal>() ?? throw new InvalidOperationException($"{http.Request.Path} asks who uses it, and everybody may.");

    /// <summary>Whose data a request is about.</summary>
    /// <exception cref="ProblemException">403 where the token is no person's.</exception>
    public static string PersonOf(HttpContext http) => Of(http).Person ?? throw new ProblemException(AccessProblems.NoPerson);
}
