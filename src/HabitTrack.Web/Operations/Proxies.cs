using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace HabitTrack.Web;

/// <summary>What stands before the service and ends TLS: its word on who asks, and how, is believed, and nobody else's.</summary>
internal static class Proxies
{
    /// <exception cref="CannotStartException">The setting is no list of addresses, or there is no use for it.</exception>
    public static void Trust(WebApplication app)
    {
        if (app.Configuration["Proxies"] is not { Length: > 0 } proxies)
            return;
        if (!AuthMode.IsTokens(app.Configuration))
            throw new CannotStartException("Proxies has no place in local mode, which serves this machine only. Set Auth:Mode=tokens (in the environment Auth__Mode).");

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
                throw new CannotStartException($"Proxies lists addresses and networks, such as 10.0.0.5,172.16.0.0/12, not '{proxy}'.");
        }

        app.UseForwardedHeaders(options);
    }
}
