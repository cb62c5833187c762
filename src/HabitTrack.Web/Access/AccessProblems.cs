namespace HabitTrack.Web;

/// <summary>Problems of authentication and authorization.</summary>
internal static class AccessProblems
{
    /// <summary>The detail for the visitor of a link, who does not know tokens.</summary>
    public const string InvalidLink = "This link was mistyped or revoked, or has expired. Ask the person who gave it to you for a new one.";

    public static readonly Problem
        TokenRequired = Problems.Unauthorized(
            "token-required", "A token is required. Send the header Authorization: Bearer ht_... The administrator of the service issues tokens."),
        TokenInvalid = Problems.Unauthorized("token-invalid", "This token is not valid: it was mistyped or revoked. Ask the administrator for a new one."),
        TokenExpired = Problems.Unauthorized("token-expired", "This token has expired. Ask the administrator for a new one."),
        ClientRequired = Problems.Forbidden("scope-missing", "Name a client with ?person=. GET /v1/clients lists your clients."),
        NoPerson = Problems.Forbidden("no-person", "This token does not belong to a person. Use a token that was issued for a person."),
        Closed = Problems.Forbidden("closed", "This route has no authorization policy, so access is denied. Report this to the administrator."),
        ShareIsTodayOnly = Problems.Forbidden(
            "scope-missing", "A share token shows today's dashboard only. Use a token with the scope read for asOf and knownAt."),
        CannotSignIn = Problems.Forbidden(
            "scope-missing", "This token is for a link and cannot sign in. Use a token with the scope log, read, coach or admin."),
        ForeignOrigin = Problems.Forbidden("foreign-origin", "The request came from a page of another origin. Send it from a page of this service."),
        ForeignScheme = Problems.Forbidden(
            "foreign-origin",
            "The page was loaded over https, but its request arrived over http: the service does not trust the proxy that terminates TLS. "
            + "The administrator must set Proxies to the address of the proxy, such as 10.0.0.5, and configure the proxy to send X-Forwarded-Proto."),
        InvalidForm = Problems.Forbidden("foreign-form", "The form does not belong to this session. Reload the page and submit the form again."),
        AlreadyRevoked = Problems.Conflict("token-revoked", "The token of this form was already issued and revoked. Reload the page to issue another one."),
        IdentityRevoked = Problems.Forbidden(
            "identity-revoked", "Your sign-in at the identity provider was revoked here, or has expired. Ask the administrator of this service to link it again."),
        IdentityLinked = Problems.Conflict(
            "identity-linked", "This identity belongs to a person already. To change that, revoke its token first: GET /v1/tokens lists the tokens."),
        ProviderAway = new(
            StatusCodes.Status503ServiceUnavailable,
            "provider-away",
            "The identity provider does not answer. Try again in a few minutes, or sign in with a token."),
        ProviderRefused = Problems.Forbidden(
            "provider-refused", "The identity provider did not let you sign in, or you cancelled. Try again, or ask its administrator for access to this service."),
        ProviderFailed = new(
            StatusCodes.Status400BadRequest,
            "provider-failed",
            "Signing in at the identity provider did not work. Perhaps it took too long, or began in another window. Try again; if it fails again, tell the administrator of this service."),
        NoSuchBadge = Problems.NotFound("badge-not-found", "This token is for the badge of another habit. Copy the address of the badge again."),
        NoSuchPerson = Problems.NotFound(
            "person-not-found",
            "There is no person with this id, or the person does not share their data with you. Check the id, or ask the person to add you as a coach.");

    public static Problem IdentityUnknown(string issuer, string subject) => Problems.Forbidden(
        "identity-unknown",
        $"No one here signs in this way yet. Ask the administrator of this service to add you, and send them these two: issuer {issuer}, subject {subject}.");

    public static Problem ScopeMissing(ScopeRequirement requirement, IReadOnlySet<Scope> scopes) => requirement.IsForCoaches && scopes.Contains(Scope.Coach)
        ? ClientRequired
        : Problems.Forbidden(
            "scope-missing",
            $"A token with the scope {requirement} is required; yours has {string.Join(", ", Scopes.Names(scopes))}. Ask the administrator for another token.");
}
