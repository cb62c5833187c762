namespace HabitTrack.Web;

/// <summary>Ends an answer that goes on and on when its token opens it no more.</summary>
internal static class StreamWatch
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Whether the route answers for as long as somebody listens.</summary>
    public static bool IsStream(Endpoint endpoint) =>
        endpoint.Metadata.OfType<OtherAnswer>().Any(answer => answer.ContentType == "text/event-stream");

    /// <param name="http">The request.</param>
    /// <param name="next">Answers it.</param>
    /// <param name="ask">Asks again whether the token opens it; throws where it does not.</param>
    public static async Task Run(HttpContext http, RequestDelegate next, Func<Task> ask)
    {
        var left = http.RequestAborted;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(left);
        http.RequestAborted = ended.Token;
        var watching = Watch(ask, ended);
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
        }
    }

    private static async Task Watch(Func<Task> ask, CancellationTokenSource ended)
    {
        using var pace = new PeriodicTimer(Pace);
        try
        {
            while (await pace.WaitForNextTickAsync(ended.Token))
                await ask();
        }
        catch (Exception end) when (end is ProblemException or StorageUnavailableException or OperationCanceledException)
        {
            await ended.CancelAsync();
        }
    }
}
