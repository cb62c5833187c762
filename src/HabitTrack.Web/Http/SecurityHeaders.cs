using System.Net;

namespace HabitTrack.Web;

/// <summary>What every answer tells browsers not to do, and that it is an answer of this service. A page says for itself what it may load.</summary>
internal static class SecurityHeaders
{
    /// <summary>Of pages: everything from here, nothing inline, in no frame.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Of the service worker, which lives by what its own answer allows: what pages are made of comes from here.</summary>
    private const string WorkerPolicy = "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Tells an answer of this service from one of a proxy before it, or of a network that wants people to sign in first.</summary>
    private const string ServiceHeader = "HabitTrack-Service";

    private const string NothingPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Of the API reference, which shows nobody's data: its script adds styles of its own, to elements too.</summary>
    public static readonly string DocsPolicy = PagePolicy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);

    public static Task Add(HttpContext http, RequestDelegate next)
    {
        Set(http);
        return next(http);
    }

    public static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(http.Request.Path);
        headers[ServiceHeader] = "1";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: with it browsers send forms with "Origin: null", which is refused.
        headers["Referrer-Policy"] = "same-origin";
        // Browsers ignore it, and complain, over plain HTTP from another machine.
        if (http.Request.IsHttps || http.Connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address))
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static string Policy(PathString path) =>
        path == "/worker.js" ? WorkerPolicy : NothingPolicy;
}
