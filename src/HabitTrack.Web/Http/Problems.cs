namespace HabitTrack.Web;

/// <summary>What went wrong with a request, and what to do about it (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Detail">For people.</param>
/// <param name="Errors">What is wrong with each field, by JSON path.</param>
public sealed record Problem(int Status, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null) : IResult
{
    /// <summary>Seconds after which to try again; null where that is of no use.</summary>
    public int? RetryAfter { get; init; } = Status is StatusCodes.Status503ServiceUnavailable ? 2 : null;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = $"{seconds}";
        if (Status is StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (Pages.IsAskedFor(httpContext.Request))
            await Pages.Explain(response, this).ExecuteAsync(httpContext);
        else
            await response.WriteAsJsonAsync(Body, HabitJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    /// <summary>What to tell people: what is wrong with a value, where that is known.</summary>
    public string Said => Errors?.Values.FirstOrDefault()?[0] ?? Detail;

    /// <summary>As it is written.</summary>
    public ProblemBody Body => new("urn:habittrack:problem:" + Code, Title, Status, Detail, Code, Errors);

    /// <summary>The same, of what stands at a path in a larger body.</summary>
    public Problem Under(string path) => this with
    {
        Errors = (Errors ?? new Dictionary<string, string[]>(StringComparer.Ordinal) { ["$"] = [Detail] })
            .ToDictionary(field => path + field.Key[1..], field => field.Value, StringComparer.Ordinal),
    };

    public string Title => char.ToUpperInvariant(Code[0]) + Code[1..].Replace('-', ' ');
}

/// <summary>A problem as it is written.</summary>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>Carries a problem from where it is found to where it is answered.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}

/// <summary>Every problem the service answers, in one place.</summary>
internal static class Problems
{
    public static readonly Problem NoSuchHabit = NotFound("habit-not-started", "There is no such habit. GET /v1/habits lists those there are.");

    /// <summary>The status of refusals: some are a matter of the values sent, or of what does not exist; all others are conflicts.</summary>
    public static int StatusOf(string refusal) => refusal switch
    {
        "habit-not-started" or "rebuild-not-found" or "entry-not-found" or "day-off-not-found" => StatusCodes.Status404NotFound,
        "day-and-instant" or "too-long-ago" or "id-reused" or "import-damaged" or "goal-required" or "kind-required" or "unit-not-allowed" or "unknown-exercise" =>
            StatusCodes.Status422UnprocessableEntity,
        "not-ready" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    public static Problem Of(Refusal refusal) => new(
        StatusOf(refusal.Code),
        refusal.Code,
        refusal.Detail,
        refusal.Field is { } field ? new Dictionary<string, string[]>(StringComparer.Ordinal) { ["$." + field] = [refusal.Detail] } : null);

    public static Problem Of(CommandResult result) => result switch
    {
        CommandResult.Refused { Refusal: var refusal } => Of(refusal),
        CommandResult.VersionMismatch mismatch => new(
            StatusCodes.Status412PreconditionFailed,
            "version-mismatch",
            $"The habit is at version {mismatch.ActualVersion} now. Read it again and decide on what it says."),
        CommandResult.KeyReused => new(
            StatusCodes.Status422UnprocessableEntity,
            "idempotency-key-reused",
            "This idempotency key was used for another request. Give each request a key of its own."),
        CommandResult.PersonErased => new(
            StatusCodes.Status410Gone, "person-erased", "This person's data was erased; changes are no longer accepted."),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is no problem."),
    };

    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid-values", "Some values are not valid; errors names each by its path.", errors);

    public static Problem Invalid(string path, string message) =>
        Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [path] = [message] });

    public static Problem Malformed(string detail) => new(StatusCodes.Status400BadRequest, "malformed-body", detail);

    public static Problem TooLarge(int largest) =>
        new(StatusCodes.Status413PayloadTooLarge, "body-too-large", $"A body may have up to {largest >> 20} MB here.");

    public static Problem Unauthorized(string code, string detail) => new(StatusCodes.Status401Unauthorized, code, detail);

    public static Problem Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    public static Problem Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);

    public static Problem NotFound(string code, string detail) => new(StatusCodes.Status404NotFound, code, detail);

    /// <summary>Problems for statuses that routing and the server answer by themselves.</summary>
    public static Task OfStatus(HttpContext http) => (http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => NotFound("not-found", "There is nothing here. /openapi/v1.json lists what there is."),
        StatusCodes.Status405MethodNotAllowed => new(
            StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This address does not take that method; see /openapi/v1.json."),
        StatusCodes.Status415UnsupportedMediaType => new(
            StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send the body as Content-Type: application/json."),
        var status => new Problem(status, "refused", "The request was refused."),
    }).ExecuteAsync(http);
}
