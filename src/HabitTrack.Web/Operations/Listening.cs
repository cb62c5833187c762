using System.Globalization;

namespace HabitTrack.Web;

/// <summary>Where the service listens.</summary>
internal static class Listening
{
    public const int DefaultPort = 5080;

    private const long LargestBody = 1 << 20;

    public static void Configure(WebApplicationBuilder builder)
    {
        var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (urls.Select(LocalMode.WhyNotListenOn).FirstOrDefault(reason => reason is not null) is { } reason)
            throw new CannotStartException(reason);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            if (urls.Length > 0)
                return;
            if (Port(builder.Configuration) is > 0 and var port)
                kestrel.ListenLocalhost(port);
            else
                kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        });
    }

    private static int Port(IConfiguration configuration) => configuration["port"] switch
    {
        null => DefaultPort,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535 => port,
        var text => throw new CannotStartException($"--port takes a number up to 65535, not '{text}'."),
    };
}

/// <summary>The service cannot start; the message says why and what to do.</summary>
public sealed class CannotStartException(string message) : Exception(message);
