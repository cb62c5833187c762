using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace HabitTrack.Web;

/// <summary>Trusts the forwarded headers of the configured proxies only.</summary>
internal static class Proxies
{
    /// <exception cref="CannotStartException">The setting is not a list of addresses, or the service runs in local mode.</exception>
    public static void Trust(WebApplication app)
    {
        if (app.Configuration["Proxies"] is not { Length: > 0 } proxies)
            return;
        if (!AuthMode.IsTokens(app.Configuration))
        {
            throw new CannotStartException(
                "Proxies cannot be set in local mode, which serves this machine only. Remove it, or set Auth:Mode=tokens (environment variable Auth__Mode).");
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new CannotStartException($"Proxies must be a list of addresses and networks, such as 10.0.0.5,172.16.0.0/12. '{proxy}' is neither.");
        }

        app.UseForwardedHeaders(options);
    }
}
