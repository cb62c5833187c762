using Microsoft.AspNetCore.Diagnostics;

namespace HabitTrack.Web;

/// <summary>Answers what escapes a handler: known problems as they are, anything else as a plain 500 that is logged.</summary>
internal sealed class ExceptionAnswers(ILogger<ExceptionAnswers> log) : IExceptionHandler
{
    /// <summary>The assembly that decompresses br, and has no exception of its own for what is none.</summary>
    private const string Brotli = "System.IO.Compression.Brotli";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Whatever was to be answered is gone, and what every answer has with it.
        SecurityHeaders.Set(httpContext);
        await Explain(exception, httpContext).ExecuteAsync(httpContext);
        return true;
    }

    private Problem Explain(Exception failure, HttpContext http) => failure switch
    {
        ProblemException known => known.Problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is larger than anything taken here."),
        BadHttpRequestException bad => new(bad.StatusCode, "malformed-request", bad.Message),
        InvalidDataException or InvalidOperationException { Source: Brotli } => Problems.Malformed("The body is not what its Content-Encoding says."),
        StorageUnavailableException => new(
            StatusCodes.Status503ServiceUnavailable, "database-away", "The database cannot be reached; nothing was recorded. Try again shortly."),
        _ => Unexpected(failure, http),
    };

    private Problem Unexpected(Exception failure, HttpContext http)
    {
        // Not the path as it was asked for: it may have a token in it.
        var route = http.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint;
        log.LogError(failure, "{Method} {Route} failed", http.Request.Method, route?.RoutePattern.RawText);
        return new(StatusCodes.Status500InternalServerError, "unexpected", "Something failed on our side; it was logged. Nothing you sent was at fault.");
    }
}
