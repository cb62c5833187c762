namespace HabitTrack.Web;

/// <summary>
/// The session of a signed-in browser. Its cookie contains a session token that was issued by the token used to sign in. It is stored like other tokens,
/// is valid on all nodes, and ends when it or its issuer is revoked.
/// </summary>
internal static class Session
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    public static string? Of(HttpRequest request) => request.Headers.Cookie.Count == 0 ? null : request.Cookies[NameOf(request)];

    /// <param name="http">The request to sign in.</param>
    /// <param name="secret">The secret of the session token.</param>
    /// <param name="age">How long the browser keeps the cookie, by its own clock, which can be wrong.</param>
    public static void Begin(HttpContext http, string secret, TimeSpan age) =>
        http.Response.Cookies.Append(NameOf(http.Request), secret, Options(http.Request, age));

    public static void End(HttpContext http) =>
        http.Response.Cookies.Delete(NameOf(http.Request), Options(http.Request, null));

    /// <summary>Whether the request was authenticated by a session cookie.</summary>
    public static bool IsUsed(HttpContext http) => Principal.Find(http)?.Token is { IsSession: true };

    /// <summary>Middleware that rejects cross-site request forgery. Runs after authorization.</summary>
    public static Task RejectForgedRequests(HttpContext http, RequestDelegate next) =>
        IsUsed(http) && !HttpMethods.IsGet(http.Request.Method) ? RejectIfForged(http, next) : next(http);

    private static async Task RejectIfForged(HttpContext http, RequestDelegate next)
    {
        var problem = ValidateOrigin(http.Request)
            ?? (http.Request.HasFormContentType && await FormTokens.IsForged(http) ? AccessProblems.InvalidForm : null);
        await (problem?.ExecuteAsync(http) ?? next(http));
    }

    /// <summary>Validates that a browser sent the request from a page of this origin.</summary>
    /// <returns>The problem; null if the origin is valid.</returns>
    public static Problem? ValidateOrigin(HttpRequest request) => request.Headers.Origin.ToString() switch
    {
        { Length: > 0 } origin when origin != $"{request.Scheme}://{request.Host}" =>
            origin == $"https://{request.Host}" ? AccessProblems.ForeignScheme : AccessProblems.ForeignOrigin,
        _ => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" ? AccessProblems.ForeignOrigin : null,
    };

    /// <summary>The cookie name. Over TLS it has the prefix <c>__Host-</c>, which prevents other hosts from setting the cookie.</summary>
    private static string NameOf(HttpRequest request) => request.IsHttps ? "__Host-habittrack" : "habittrack";

    private static CookieOptions Options(HttpRequest request, TimeSpan? age) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        MaxAge = age,
        IsEssential = true,
    };
}
