using System.Net;

namespace HabitTrack.Web;

/// <summary>
/// Sends HTTP requests to addresses that people enter. Redirects are not followed, no proxy is used, no cookies are kept, and the content of the response is not
/// read: what a receiver answers is not shown to anybody.
/// </summary>
internal sealed class OutgoingRequests(IHttpClientFactory clients, IConfiguration configuration)
{
    private const string Client = "outgoing";

    private const int DefaultTimeoutSeconds = 15;

    /// <summary>The time after which a request without a response fails.</summary>
    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(configuration.GetValue("Outgoing:TimeoutSeconds", DefaultTimeoutSeconds));

    /// <summary>Adds the HTTP client.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<OutgoingConnections>();
        services.AddSingleton<OutgoingRequests>();
        services.AddHttpClient(Client, (provider, client) =>
            {
                client.Timeout = provider.GetRequiredService<OutgoingRequests>().Timeout;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("HabitTrack");
            })
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectCallback = provider.GetRequiredService<OutgoingConnections>().Connect,
            })
            // Addresses can contain secrets, and would be logged.
            .RemoveAllLoggers();
    }

    /// <summary>Creates a client for a library that sends requests itself.</summary>
    public HttpClient CreateClient() => clients.CreateClient(Client);

    /// <summary>Sends a request.</summary>
    /// <exception cref="OperationCanceledException">The operation was canceled. Whether the receiver got the request is unknown.</exception>
    public async Task<OutgoingResult> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var client = CreateClient();
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new OutgoingResult(response.StatusCode, response.StatusCode switch
            {
                _ when response.IsSuccessStatusCode => null,
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                    "The receiver answered with a redirect, which is not followed. Enter the address that it leads to.",
                _ => "The receiver answered with an error.",
            });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new OutgoingResult(null, "The receiver did not answer in time.");
        }
        catch (HttpRequestException failure)
        {
            return new OutgoingResult(null, failure switch
            {
                { InnerException: PrivateAddressException } => PrivateAddressException.Problem,
                { HttpRequestError: HttpRequestError.NameResolutionError } => "The name of the receiver cannot be found.",
                { HttpRequestError: HttpRequestError.ConnectionError } => "The receiver cannot be reached.",
                { HttpRequestError: HttpRequestError.SecureConnectionError } => "The receiver has no valid certificate.",
                _ => "The receiver did not answer with a valid response.",
            });
        }
    }
}

/// <summary>The result of a request.</summary>
/// <param name="Status">The status of the response; null if there was none.</param>
/// <param name="Problem">The reason of a failure, in English; null on success.</param>
internal sealed record OutgoingResult(HttpStatusCode? Status, string? Problem);
