namespace HabitTrack.Web;

/// <summary>Ends an event stream when its token is revoked or expires.</summary>
internal static class StreamWatch
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Whether the endpoint is an event stream.</summary>
    public static bool IsStream(Endpoint endpoint) => endpoint.Metadata.GetMetadata<EventStream>() is not null;

    /// <summary>Marks the endpoint as an event stream.</summary>
    public static RouteHandlerBuilder IsEventStream(this RouteHandlerBuilder route) => route.WithMetadata(new EventStream());

    /// <summary>Runs an event stream and checks its authorization every second.</summary>
    /// <param name="http">The request.</param>
    /// <param name="next">The endpoint.</param>
    /// <param name="isLetIn">Repeats the authorization.</param>
    public static async Task Run(HttpContext http, RequestDelegate next, Func<Task<bool>> isLetIn)
    {
        var left = http.RequestAborted;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(left);
        http.RequestAborted = ended.Token;
        var watching = Watch(isLetIn, ended);
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested && !left.IsCancellationRequested)
        {
            // The token was revoked or has expired.
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
            // An exception before the stream started still needs a response.
            http.RequestAborted = left;
        }
    }

    private static async Task Watch(Func<Task<bool>> isLetIn, CancellationTokenSource ended)
    {
        using var pace = new PeriodicTimer(Pace);
        try
        {
            while (await pace.WaitForNextTickAsync(ended.Token) && await isLetIn())
            {
                // Still authorized.
            }
        }
        catch (Exception end) when (end is StorageUnavailableException or OperationCanceledException)
        {
            // The token cannot be checked, or the client has disconnected.
        }

        await ended.CancelAsync();
    }

    private sealed record EventStream;
}
