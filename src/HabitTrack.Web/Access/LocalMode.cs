using System.Net;

namespace HabitTrack.Web;

/// <summary>
/// One person, no token, on this machine only. A proxy or a web page elsewhere could reach a loopback address on the person's behalf, so requests that
/// were forwarded, name another host or come from another origin are refused.
/// </summary>
internal static class LocalMode
{
    /// <summary>The one person's tenant.</summary>
    public const string Person = "me";

    private static readonly string[] Forwarded =
        ["Forwarded", "X-Forwarded", "X-Real-IP", "X-Client-IP", "X-Original-Host", "True-Client-IP", "CF-Connecting-IP", "Via"];

    /// <summary>Why the service may not listen on an address; null when it may.</summary>
    public static string? WhyNotListenOn(string url) =>
        IsLoopback(BindingAddress.Parse(url).Host)
            ? null
            : $"{url} can be reached from other machines, and without tokens everybody there would be the one person. Set Auth:Mode=tokens (in the environment Auth__Mode), or listen on a loopback address, such as http://127.0.0.1:5080.";

    /// <summary>Whether somebody asks from this machine, by itself rather than through a proxy on it.</summary>
    public static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsLoopback(http.Request.Host.Host) && !http.Request.Headers.Keys.Any(IsOfProxy);

    /// <summary>Stands before authentication, and before what everybody may use.</summary>
    public static Task RefuseForeign(HttpContext http, RequestDelegate next) =>
        WhyNot(http.Request) is { } problem ? problem.ExecuteAsync(http) : next(http);

    private static Problem? WhyNot(HttpRequest request)
    {
        if (request.Headers.Keys.FirstOrDefault(IsOfProxy) is { } header)
            return Problems.Forbidden("forwarded", $"The request was forwarded ({header}). In local mode only this machine is served, without a proxy. Behind one, set Auth:Mode=tokens (in the environment Auth__Mode), and Proxies to its address.");
        if (!IsLoopback(request.Host.Host))
            return Problems.Forbidden("foreign-host", "In local mode only loopback names are served, such as http://localhost.");
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
            return AccessProblems.ForeignOrigin;
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !HttpMethods.IsGet(request.Method)
            ? AccessProblems.ForeignOrigin
            : null;
    }

    private static bool IsOfProxy(string header) =>
        Forwarded.Contains(header, StringComparer.OrdinalIgnoreCase) || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
