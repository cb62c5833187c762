using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>Signs in to the pages with a token, and signs out.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";

    private static readonly Scope[] SignInScopes = [Scope.Log, Scope.Read, Scope.Coach, Scope.Admin];

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(Path, (HttpContext http) => ShowForm(http, LocalAddress(http.Request.Query["return"].ToString()), null));
        pages.MapPost(Path, SignIn);
        routes.MapPost("/sign-out", SignOut).IsOutsideApi().NeedsOneOf([.. SignInScopes.Select(scope => new[] { scope })]);
    }

    /// <summary>The address of the sign-in page with the requested page as return address.</summary>
    public static string From(HttpRequest request) => $"{Path}?return={Uri.EscapeDataString(request.Path + request.QueryString)}";

    private static async Task<IResult> SignIn(
        HttpContext http,
        Form form,
        TokenAuthenticator tokens,
        FailedSignIns failed,
        CancellationToken cancellation)
    {
        if (Session.ValidateOrigin(http.Request) is { } foreign)
            return foreign;

        if (failed.IsLimited(http))
            return RateLimits.TooManyRequests(FailedSignIns.RetryInterval);
        var returnTo = LocalAddress(form["return"]);
        var result = await tokens.Authenticate(form["token"].Trim(), isSession: false, client: null, cancellation);
        if (result.Principal is Principal { Token: { } token } principal)
        {
            if (!principal.Scopes.Overlaps(SignInScopes))
                return ShowForm(http, returnTo, new Rejection(form, AccessProblems.CannotSignIn));
            if (await Begin(http, token))
                return Pages.SeeOther(returnTo);
        }

        failed.Count(http);
        return ShowForm(http, returnTo, new Rejection(form, (result.Failure as ProblemException)?.Problem ?? AccessProblems.TokenInvalid));
    }

    /// <summary>Starts a session that lasts as long as the token, but at most 30 days.</summary>
    /// <returns>False if the token was revoked in the meantime.</returns>
    public static async Task<bool> Begin(HttpContext http, AccessToken token)
    {
        var register = http.RequestServices.GetRequiredService<AccessRegister>();
        var (secret, now) = (Secret.New(), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var until = now + Session.MaxAge;
        var session = token with
        {
            Id = Guid.CreateVersion7(now),
            Name = "Signed in",
            IsSession = true,
            Created = now,
            Expires = until < token.Expires ? until : token.Expires,
            IssuedBy = token.Id,
        };
        if (!await register.Issue(session, Secret.Hash(secret), token.Id, http.RequestAborted))
            return false;
        Session.Begin(http, secret, session.Expires - now);
        FormTokens.StoreCookie(http);
        return true;
    }

    private static async Task<IResult> SignOut(HttpContext http, AccessRegister register, CancellationToken cancellation)
    {
        if (Principal.Of(http).Token is { IsSession: true } session)
            await register.Revoke(session.Id, null, session.Id, cancellation);
        Session.End(http);
        var provider = http.RequestServices.GetService<IdentityProvider>();
        if (provider is null || await provider.SignOutAddress(http) is not { } address)
            return Pages.SeeOther(Path);
        // Not a redirect: browsers forbid redirects of forms to other sites, because of the content security policy of the page with the form.
        http.Response.Headers["Refresh"] = $"0;url={address}";
        return Pages.Show<SignedOutPage>(http.Response, new { Provider = provider.Name, Address = address });
    }

    /// <summary>Shows the sign-in page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="returnTo">The address to return to after signing in.</param>
    /// <param name="rejection">The rejected form; null if there is none.</param>
    /// <param name="ofProvider">The problem of signing in at the identity provider; null if there is none.</param>
    public static IResult ShowForm(HttpContext http, string returnTo, Rejection? rejection, Rejection? ofProvider = null) => Pages.Show<SignInPage>(
        http.Response,
        new
        {
            Return = returnTo,
            Problem = rejection?.Message,
            Provider = http.RequestServices.GetService<IdentityProvider>()?.Name,
            ProviderProblem = ofProvider?.Message,
        },
        rejection ?? ofProvider);

    /// <summary>Prevents open redirects: replaces addresses outside this service by <c>/</c>.</summary>
    public static string LocalAddress(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\') && !address.Any(char.IsControl)
            ? address
            : "/";
}
