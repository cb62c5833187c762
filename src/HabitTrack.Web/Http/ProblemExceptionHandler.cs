using Microsoft.AspNetCore.Diagnostics;

namespace HabitTrack.Web;

/// <summary>Writes unhandled exceptions as problem details. Unexpected exceptions are logged and answered with 500.</summary>
internal sealed class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> log) : IExceptionHandler
{
    /// <summary>The assembly that decompresses br. It reports invalid data with a general exception type.</summary>
    private const string Brotli = "System.IO.Compression.Brotli";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The exception handler middleware has cleared the response headers.
        SecurityHeaders.Set(httpContext);
        await Explain(exception, httpContext).ExecuteAsync(httpContext);
        return true;
    }

    private Problem Explain(Exception failure, HttpContext http) => failure switch
    {
        ProblemException expected => expected.Problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large. Send it in smaller parts."),
        BadHttpRequestException badRequest => new(badRequest.StatusCode, "malformed-request", badRequest.Message),
        InvalidDataException or InvalidOperationException { Source: Brotli } => Problems.Malformed(
            "The body cannot be decompressed. Send it compressed as Content-Encoding says, or without that header."),
        StorageUnavailableException => new(
            StatusCodes.Status503ServiceUnavailable, "database-away", "The database is not available, and nothing was recorded. Try again shortly."),
        _ => Unexpected(failure, http),
    };

    private Problem Unexpected(Exception failure, HttpContext http)
    {
        // Log the route pattern, because the path may contain a token.
        var route = http.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint;
        log.LogError(failure, "{Method} {Route} failed", http.Request.Method, route?.RoutePattern.RawText);
        return new(
            StatusCodes.Status500InternalServerError,
            "unexpected",
            "An unexpected error occurred and was logged. Your request is not the cause. Try again later.");
    }
}
