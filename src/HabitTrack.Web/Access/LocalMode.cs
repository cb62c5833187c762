using System.Net;

namespace HabitTrack.Web;

/// <summary>
/// Local mode serves one person on this machine without a token. A proxy or a page of another origin could send requests to a loopback address on behalf
/// of the person, so requests that were forwarded, name another host or come from another origin are rejected.
/// </summary>
internal static class LocalMode
{
    /// <summary>The tenant id of the person.</summary>
    public const string Person = "me";

    private static readonly string[] ProxyHeaders =
        ["Forwarded", "X-Forwarded", "X-Real-IP", "X-Client-IP", "X-Original-Host", "True-Client-IP", "CF-Connecting-IP", "Via"];

    /// <summary>Validates an address to listen on.</summary>
    /// <returns>The error; null for a loopback address.</returns>
    public static string? ValidateUrl(string url) =>
        IsLoopback(BindingAddress.Parse(url).Host)
            ? null
            : $"{url} can be reached from other machines, and local mode does not authenticate requests. "
                + "Set Auth:Mode=tokens (environment variable Auth__Mode), or listen on a loopback address, such as http://127.0.0.1:5080.";

    /// <summary>Whether the request comes directly from this machine, and not through a proxy.</summary>
    public static bool IsFromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsLoopback(http.Request.Host.Host) && !http.Request.Headers.Keys.Any(IsProxyHeader);

    /// <summary>Middleware that runs before authentication and also protects anonymous routes.</summary>
    public static Task RejectForeignRequests(HttpContext http, RequestDelegate next) =>
        Validate(http.Request) is { } problem ? problem.ExecuteAsync(http) : next(http);

    private static Problem? Validate(HttpRequest request)
    {
        if (request.Headers.Keys.FirstOrDefault(IsProxyHeader) is { } header)
        {
            return Problems.Forbidden(
                "forwarded",
                $"The request was forwarded by a proxy (header {header}). Local mode accepts only direct requests from this machine. "
                    + "To use a proxy, set Auth:Mode=tokens (environment variable Auth__Mode) and set Proxies to its address.");
        }

        if (!IsLoopback(request.Host.Host))
            return Problems.Forbidden("foreign-host", "Local mode accepts only loopback host names. Use http://localhost or http://127.0.0.1.");
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
            return AccessProblems.ForeignOrigin;
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !HttpMethods.IsGet(request.Method)
            ? AccessProblems.ForeignOrigin
            : null;
    }

    private static bool IsProxyHeader(string header) =>
        ProxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase) || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
