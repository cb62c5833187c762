namespace HabitTrack.Web;

/// <summary>Lets every GET endpoint answer HEAD requests too (RFC 9110, section 9.3.2).</summary>
internal static class HeadRequests
{
    /// <summary>Runs before routing. The content is produced so that the headers are complete, but the server does not send it.</summary>
    public static Task HandleAsGet(HttpContext http, RequestDelegate next) => HttpMethods.IsHead(http.Request.Method) ? InvokeAsGet(http, next) : next(http);

    /// <summary>Runs after routing. Rejects HEAD requests for event streams, which never end.</summary>
    public static Task RejectForStreams(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<HeadRequestFeature>() is null || http.GetEndpoint() is not { } endpoint || !StreamWatch.IsStream(endpoint))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = HttpMethods.Get;
        return Task.CompletedTask;
    }

    private static async Task InvokeAsGet(HttpContext http, RequestDelegate next)
    {
        http.Features.Set(new HeadRequestFeature());
        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>A feature that marks a HEAD request.</summary>
    private sealed record HeadRequestFeature;
}
