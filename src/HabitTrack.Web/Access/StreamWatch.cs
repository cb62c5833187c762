namespace HabitTrack.Web;

/// <summary>Ends an answer that goes on and on when its token opens it no more.</summary>
internal static class StreamWatch
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Whether the route answers for as long as somebody listens.</summary>
    public static bool IsStream(Endpoint endpoint) => endpoint.Metadata.GetMetadata<EventStream>() is not null;

    /// <summary>The route answers for as long as somebody listens.</summary>
    public static RouteHandlerBuilder IsEventStream(this RouteHandlerBuilder route) => route.WithMetadata(new EventStream());

    /// <param name="http">The request.</param>
    /// <param name="next">Answers it.</param>
    /// <param name="isLetIn">Asks again whether the token opens it.</param>
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
            // The token was revoked, or has expired: the stream ends here.
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
            // What failed before the stream began is still to be answered.
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
                // The stream goes on.
            }
        }
        catch (Exception end) when (end is StorageUnavailableException or OperationCanceledException)
        {
            // Nobody knows any more whether the token opens it, or whoever listened is gone.
        }

        await ended.CancelAsync();
    }

    private sealed record EventStream;
}
