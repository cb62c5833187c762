namespace HabitTrack.Web;

/// <summary>Ends an event stream when its token is revoked or expires.</summary>
internal static class StreamWatch
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    /// <summary>Whether the endpoint is an event stream.</summary>
    public static bool IsStream(Endpoint endpoint) => endpoint.Metadata.GetMetadata<EventStream>() is not null;

    /// <summary>Marks the endpoint as an event stream.</summary>
    public static RouteHandlerBuilder IsEventStream(this RouteHandlerBuilder route) => route.WithMetadata(new EventStream());

    /// <summary>Runs an event stream and checks its authorization every second.</summary>
    /// <param name="http">The request.</param>
    /// <param name="next">The endpoint.</param>
    /// <param name="isAuthorized">Repeats the authorization.</param>
    public static async Task Run(HttpContext http, RequestDelegate next, Func<Task<bool>> isAuthorized)
    {
        http.Features.Set(new Authorized(isAuthorized));
        var requestAborted = http.RequestAborted;
        using var streamEnd = CancellationTokenSource.CreateLinkedTokenSource(requestAborted);
        http.RequestAborted = streamEnd.Token;
        var watch = Watch(isAuthorized, streamEnd);
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (streamEnd.IsCancellationRequested && !requestAborted.IsCancellationRequested)
        {
            // The token was revoked or has expired.
        }
        finally
        {
            await streamEnd.CancelAsync();
            await watch;
            // An exception before the stream started still needs a response.
            http.RequestAborted = requestAborted;
        }
    }

    /// <summary>
    /// Whether the request is still authorized. A stream asks this before it sends what it has read, because what was recorded after the end of an authorization
    /// must not be sent, not even until the next check.
    /// </summary>
    public static async Task<bool> IsAuthorized(HttpContext http)
    {
        try
        {
            return http.Features.Get<Authorized>() is not { } authorized || await authorized.Check();
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private static async Task Watch(Func<Task<bool>> isAuthorized, CancellationTokenSource streamEnd)
    {
        using var timer = new PeriodicTimer(CheckInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(streamEnd.Token) && await isAuthorized())
            {
                // Still authorized.
            }
        }
        catch (Exception exception) when (exception is StorageUnavailableException or OperationCanceledException)
        {
            // The token cannot be checked, or the client has disconnected.
        }

        await streamEnd.CancelAsync();
    }

    private sealed record EventStream;

    private sealed record Authorized(Func<Task<bool>> Check);
}
