namespace HabitTrack.Web;

/// <summary>Configures request decompression and response compression.</summary>
internal static class Compression
{
    /// <summary>The content encodings that ASP.NET Core decompresses.</summary>
    private const string Accepted = "br, deflate, gzip";

    /// <summary>
    /// Pages with antiforgery tokens are included: a BREACH attack compares responses that repeat a secret beside changing input, but every page
    /// that is rendered contains a newly encrypted token. Server-sent events are excluded because the compressor would buffer them.
    /// </summary>
    private static readonly string[] CompressedTypes =
    [
        "text/html", "application/json", "application/problem+json", EventStreaming.Lines, EventCsv.ContentType,
        "text/css", "text/javascript", "text/plain", "text/calendar", "image/svg+xml", "application/manifest+json",
    ];

    public static void AddTo(IServiceCollection services)
    {
        // Without this switch, a truncated body is decompressed without an error.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);
        services.AddRequestDecompression();
        services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, CompressedTypes));
    }

    /// <summary>Runs before routing. Only responses to GET are compressed, because the response to a change may contain a new token.</summary>
    public static void UseForResponses(WebApplication app) =>
        app.UseWhen(http => HttpMethods.IsGet(http.Request.Method), reads => reads.UseResponseCompression());

    /// <summary>Runs after routing, so that the size limit of the endpoint applies to the decompressed body.</summary>
    public static void UseForRequests(WebApplication app)
    {
        app.Use(RejectUnknownEncodings);
        app.UseRequestDecompression();
    }

    private static Task RejectUnknownEncodings(HttpContext http, RequestDelegate next)
    {
        var encoding = http.Request.Headers.ContentEncoding.ToString();
        if (encoding.Length == 0 || IsAccepted(encoding))
            return next(http);
        if (encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            http.Request.Headers.ContentEncoding = default;
            return next(http);
        }

        http.Response.Headers.AcceptEncoding = Accepted;
        var problem = new Problem(
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported-media-type",
            $"The Content-Encoding is not supported. Send the body with one of {Accepted}, or uncompressed.");
        return problem.ExecuteAsync(http);
    }

    private static bool IsAccepted(string encoding) => Accepted.Split(", ").Contains(encoding, StringComparer.OrdinalIgnoreCase);
}
