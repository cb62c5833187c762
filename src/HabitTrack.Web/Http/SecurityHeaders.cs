using System.Net;

namespace HabitTrack.Web;

/// <summary>Adds security headers to every response. Pages replace the content security policy with their own.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of pages: same origin only, nothing inline, no framing.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of the service worker script, which applies to the requests of the worker.</summary>
    private const string WorkerPolicy = "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Lets scripts tell a response of this service from one of a proxy or a captive portal.</summary>
    private const string ServiceHeader = "HabitTrack-Service";

    private const string NothingPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of the API reference, whose script adds inline styles. The page contains no personal data.</summary>
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
        // With no-referrer, browsers would send "Origin: null" with forms, which is rejected.
        headers["Referrer-Policy"] = "same-origin";
        // Browsers ignore this header on plain HTTP except on loopback, and log a warning.
        if (http.Request.IsHttps || http.Connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address))
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static string Policy(PathString path) =>
        path == "/worker.js" ? WorkerPolicy : NothingPolicy;
}
