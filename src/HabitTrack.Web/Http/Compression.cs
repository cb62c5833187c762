namespace HabitTrack.Web;

/// <summary>Bodies that are sent compressed, and answers that may be.</summary>
internal static class Compression
{
    /// <summary>The encodings of bodies that ASP.NET Core reads.</summary>
    private const string Accepted = "br, deflate, gzip";

    /// <summary>
    /// Not pages: their forms carry tokens, and from the length of what is compressed together with something guessed a secret can be learnt (BREACH).
    /// Not server-sent events, which would wait in the compressor.
    /// </summary>
    private static readonly string[] Compressed =
    [
        "application/json", "application/problem+json", EventStreaming.Lines, EventCsv.ContentType,
        "text/css", "text/javascript", "text/plain", "image/svg+xml", "application/manifest+json",
    ];

    public static void AddTo(IServiceCollection services)
    {
        // Else of a body that was cut off what came would be read as if it were all.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);
        services.AddRequestDecompression();
        services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, Compressed));
    }

    /// <summary>Stands before routing. Only what is read is compressed: the answer to a change may have a token, which is shown this once.</summary>
    public static void UseForAnswers(WebApplication app) =>
        app.UseWhen(http => HttpMethods.IsGet(http.Request.Method), reads => reads.UseResponseCompression());

    /// <summary>Stands after routing: a route says how large a body may be, and that holds for what comes out.</summary>
    public static void UseForBodies(WebApplication app)
    {
        app.Use(RefuseUnknown);
        app.UseRequestDecompression();
    }

    private static Task RefuseUnknown(HttpContext http, RequestDelegate next)
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
        return new Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"A body may have one Content-Encoding, of {Accepted}.").ExecuteAsync(http);
    }

    private static bool IsAccepted(string encoding) => Accepted.Split(", ").Contains(encoding, StringComparer.OrdinalIgnoreCase);
}
