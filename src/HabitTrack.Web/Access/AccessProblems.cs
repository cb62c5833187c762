namespace HabitTrack.Web;

/// <summary>Why somebody is not let in.</summary>
internal static class AccessProblems
{
    public static readonly Problem
        TokenRequired = Problems.Unauthorized("token-required", "Show a token: Authorization: Bearer ht_... Whoever runs the service issues them."),
        TokenInvalid = Problems.Unauthorized("token-invalid", "This token opens nothing: it was mistyped or revoked. Ask for a new one."),
        TokenExpired = Problems.Unauthorized("token-expired", "This token has expired. Ask for a new one."),
        NoPerson = Problems.Forbidden("no-person", "This token belongs to no person. Use one that was issued for a person."),
        Closed = Problems.Forbidden("closed", "Nobody may use this: the route does not say who may."),
        NotShared = Problems.Forbidden("scope-missing", "A shared dashboard is that of today: asOf and knownAt take a token for read."),
        NotToSignIn = Problems.Forbidden("scope-missing", "This token is for a link, not for signing in."),
        ForeignOrigin = Problems.Forbidden("foreign-origin", "The request came from a page of another origin."),
        ForeignScheme = Problems.Forbidden(
            "foreign-origin",
            "The page came by https, and what it sent by http: a proxy that ends TLS stands before the service, and its word on that is not believed. "
            + "Whoever runs the service sets Proxies to the proxy's address, such as 10.0.0.5, and has the proxy send X-Forwarded-Proto."),
        FormForged = Problems.Forbidden("foreign-form", "The form is not one of this session. Open the page again, and send it from there."),
        RevokedAlready = Problems.Conflict("token-revoked", "This was issued, and revoked since. Open the page again to issue another."),
        NoSuchBadge = Problems.NotFound("badge-not-found", "This token is for the badge of another habit."),
        NoSuchPerson = Problems.NotFound("person-not-found", "There is no such person, or none who lets you look.");

    public static Problem ScopeMissing(ScopeRequirement requirement, IReadOnlySet<Scope> scopes) => Problems.Forbidden(
        "scope-missing",
        requirement.IsForCoaches && scopes.Contains(Scope.Coach)
            ? "Say whom you look at by ?person=; GET /v1/clients lists who lets you."
            : $"This needs a token for {requirement}; yours is for {string.Join(", ", Scopes.Words(scopes))}.");
}
