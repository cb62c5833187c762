using System.Net;
using System.Net.Sockets;

namespace HabitTrack.Web;

/// <summary>
/// Connects to hosts that people enter, such as those of webhooks. Private addresses are refused unless <c>Outgoing:AllowPrivate</c> allows them, so that nobody
/// can use the service to reach into its network. The address that was checked is the one that is connected to: the name cannot change in between.
/// </summary>
internal sealed class OutgoingConnections(IConfiguration configuration)
{
    /// <summary>Whether private addresses and http are allowed.</summary>
    public bool AllowPrivate { get; } = configuration.GetValue<bool>("Outgoing:AllowPrivate");

    /// <summary>Validates a URL of a valid form. Its host is resolved and checked later, with every connection.</summary>
    /// <returns>Null if the service may send something there; otherwise the problem.</returns>
    public Message? ValidateUrl(string url)
    {
        var address = new Uri(url);
        if (AllowPrivate)
            return null;
        if (address.Scheme != Uri.UriSchemeHttps)
            return "The address must begin with https://, such as https://example.org/hook.";
        var isPrivate = address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && !PublicAddresses.Contain(ip));
        return isPrivate ? (Message)PrivateAddressException.Problem : null;
    }

    /// <summary>Resolves a host, which is a name or an address. Connect to one of the results, not to the name.</summary>
    /// <returns>The addresses that the service may connect to, at least one.</returns>
    /// <exception cref="PrivateAddressException">The host has only private addresses, which are not allowed.</exception>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    public async Task<IPAddress[]> ResolveAllowed(string host, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        return Array.FindAll(addresses, address => AllowPrivate || PublicAddresses.Contain(address)) is { Length: > 0 } allowed
            ? allowed
            : throw new PrivateAddressException();
    }

    /// <summary>Opens the connections of the HTTP client.</summary>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await ResolveAllowed(context.DnsEndPoint.Host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host has only private addresses, which the service may not connect to.</summary>
internal sealed class PrivateAddressException() : IOException(Problem)
{
    public const string Problem = "The address belongs to a private network. Whoever runs the service can allow that with Outgoing__AllowPrivate=true.";
}
