using System.Net;
using System.Net.Sockets;

namespace HabitTrack.Web;

/// <summary>Configures the addresses that the service listens on.</summary>
internal static class Listening
{
    public const int DefaultPort = 5080;

    public static void Configure(WebApplicationBuilder builder)
    {
        var urls = Urls(builder.Configuration);
        if (!AuthMode.IsTokens(builder.Configuration) && urls.Select(LocalMode.ValidateUrl).FirstOrDefault(reason => reason is not null) is { } reason)
            throw new CannotStartException(reason);

        var port = Port(builder.Configuration);
        if (urls.Length == 0 && IsInUse(port))
        {
            throw new CannotStartException(
                $"Port {port} is in use by another program, perhaps another instance of HabitTrack. Choose another port with --port.");
        }
        // Environment variables must not override the addresses that were validated above.
        builder.WebHost.PreferHostingUrls(false);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (urls.Length > 0)
                return;
            if (port > 0)
                kestrel.ListenLocalhost(port);
            else
                kestrel.Listen(IPAddress.Loopback, 0);
        });
    }

    /// <summary>All configured addresses, from the setting urls and from the Kestrel endpoints.</summary>
    private static string[] Urls(IConfiguration configuration) =>
    [
        .. configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [],
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>(),
    ];

    /// <summary>Checked before the database is created, so that a failed start leaves no files behind.</summary>
    private static bool IsInUse(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }

    private static int Port(IConfiguration configuration) => configuration["port"] switch
    {
        null => DefaultPort,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535 => port,
        var text => throw new CannotStartException($"--port must be a number from 0 to 65535, not '{text}'."),
    };
}

/// <summary>The service cannot start. The message explains the cause and the remedy.</summary>
public sealed class CannotStartException(string message) : Exception(message);
