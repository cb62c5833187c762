namespace HabitTrack.Web;

/// <summary>HEAD asks what GET would answer, without its content (RFC 9110 9.3.2): whatever answers GET answers both.</summary>
internal static class HeadRequests
{
    /// <summary>Stands before routing. The content is made, for the headers' sake, and the server sends none of it.</summary>
    public static Task AskAsGets(HttpContext http, RequestDelegate next) => HttpMethods.IsHead(http.Request.Method) ? AskAsGet(http, next) : next(http);

    /// <summary>Stands after routing. What never ends has no content to be left out.</summary>
    public static Task RefuseStreams(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<Asked>() is null || http.GetEndpoint() is not { } endpoint || !StreamWatch.IsStream(endpoint))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = HttpMethods.Get;
        return Task.CompletedTask;
    }

    private static async Task AskAsGet(HttpContext http, RequestDelegate next)
    {
        http.Features.Set(new Asked());
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

    /// <summary>It was asked by HEAD.</summary>
    private sealed record Asked;
}
