using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>Signs in to the pages with a token, and signs out.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";

    private static readonly Scope[] Enough = [Scope.Log, Scope.Read, Scope.Coach, Scope.Admin];

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(Path, (HttpContext http) => Ask(http, Local(http.Request.Query["return"].ToString()), null));
        pages.MapPost(Path, SignIn);
        routes.MapPost("/sign-out", SignOut).ExcludeFromDescription().NeedsOneOf([.. Enough.Select(scope => new[] { scope })]);
    }

    /// <summary>The address of the sign-in page with the requested page as return address.</summary>
    public static string From(HttpRequest request) => $"{Path}?return={Uri.EscapeDataString(request.Path + request.QueryString)}";

    private static async Task<IResult> SignIn(
        HttpContext http, Form form, TokenAuthenticator tokens, AccessRegister register, FailedSignIns failed, TimeProvider clock, CancellationToken cancellation)
    {
        if (Session.WhyForeign(http.Request) is { } foreign)
            return foreign;

        if (failed.IsExhausted(http))
            return RateLimits.TooMany(FailedSignIns.Rest);
        var onwards = Local(form["return"]);
        var shown = await tokens.Authenticate(form["token"].Trim(), isSession: false, client: null, cancellation);
        if (shown.Principal is Principal { Token: { } token } principal)
        {
            if (!principal.Scopes.Overlaps(Enough))
                return Ask(http, onwards, new Rejection(form, AccessProblems.NotToSignIn));
            if (await Begin(http, token, register, clock, cancellation))
                return Pages.SeeOther(onwards);
        }

        failed.Count(http);
        return Ask(http, onwards, new Rejection(form, (shown.Failure as ProblemException)?.Problem ?? AccessProblems.TokenInvalid));
    }

    /// <summary>Starts a session that lasts as long as the token, but at most 30 days.</summary>
    /// <returns>False if the token was revoked in the meantime.</returns>
    private static async Task<bool> Begin(HttpContext http, AccessToken token, AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var (secret, now) = (Secret.New(), clock.GetUtcNow());
        var until = now + Session.Longest;
        var session = token with
        {
            Id = Guid.CreateVersion7(now),
            Name = "Signed in",
            IsSession = true,
            Created = now,
            Expires = until < token.Expires ? until : token.Expires,
            IssuedBy = token.Id,
        };
        if (!await register.Issue(session, Secret.Hash(secret), token.Id, cancellation))
            return false;
        Session.Begin(http, secret, session.Expires);
        return true;
    }

    private static async Task<IResult> SignOut(HttpContext http, AccessRegister register, CancellationToken cancellation)
    {
        if (Principal.Of(http).Token is { IsSession: true } session)
            await register.Revoke(session.Id, null, session.Id, cancellation);
        Session.End(http);
        return Pages.SeeOther(Path);
    }

    private static IResult Ask(HttpContext http, string onwards, Rejection? rejection) =>
        Pages.Show<SignInPage>(http.Response, new { Return = onwards, Problem = rejection?.Message }, rejection);

    /// <summary>Prevents open redirects: replaces addresses outside this service by <c>/</c>.</summary>
    private static string Local(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\') && !address.Any(char.IsControl) ? address : "/";
}
