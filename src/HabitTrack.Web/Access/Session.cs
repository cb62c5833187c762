namespace HabitTrack.Web;

/// <summary>
/// A signed-in browser. Its cookie holds a token of its own, which the token that signed in issued: it is kept on the server as others are, works on every
/// node, and ends when it, or the token that signed in, is revoked.
/// </summary>
internal static class Session
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static string? Of(HttpRequest request) => request.Headers.Cookie.Count == 0 ? null : request.Cookies[NameOf(request)];

    public static void Begin(HttpContext http, string secret, DateTimeOffset expires) =>
        http.Response.Cookies.Append(NameOf(http.Request), secret, Options(http.Request, expires));

    public static void End(HttpContext http) =>
        http.Response.Cookies.Delete(NameOf(http.Request), Options(http.Request, null));

    /// <summary>Whether a session's cookie let in whoever asks.</summary>
    public static bool IsUsed(HttpContext http) => Principal.Find(http)?.Token is { IsSession: true };

    /// <summary>Refuses a change that a page of somebody else's has the browser ask for. Stands after authorization.</summary>
    public static Task RefuseForged(HttpContext http, RequestDelegate next) =>
        IsUsed(http) && !HttpMethods.IsGet(http.Request.Method) ? RefuseForgedChange(http, next) : next(http);

    private static async Task RefuseForgedChange(HttpContext http, RequestDelegate next)
    {
        var problem = WhyForeign(http.Request)
            ?? (http.Request.HasFormContentType && await FormTokens.IsForged(http) ? AccessProblems.FormForged : null);
        await (problem?.ExecuteAsync(http) ?? next(http));
    }

    /// <summary>Why it is not taken, where a page of another origin had the browser send it; null where none did.</summary>
    public static Problem? WhyForeign(HttpRequest request) => request.Headers.Origin.ToString() switch
    {
        { Length: > 0 } origin when origin != $"{request.Scheme}://{request.Host}" =>
            origin == $"https://{request.Host}" ? AccessProblems.ForeignScheme : AccessProblems.ForeignOrigin,
        _ => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" ? AccessProblems.ForeignOrigin : null,
    };

    /// <summary>Over TLS under a name that browsers accept from this host only, and over TLS only.</summary>
    private static string NameOf(HttpRequest request) => request.IsHttps ? "__Host-habittrack" : "habittrack";

    private static CookieOptions Options(HttpRequest request, DateTimeOffset? expires) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        Expires = expires,
        IsEssential = true,
    };
}
