namespace HabitTrack.Web;

/// <summary>Problem details of a request that failed (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable code for clients.</param>
/// <param name="Detail">A message for people: what is wrong and what to do.</param>
/// <param name="Errors">The validation errors of each field, by JSON path.</param>
public sealed record Problem(int Status, string Code, Message Detail, IReadOnlyDictionary<string, Message[]>? Errors = null) : IResult
{
    /// <summary>The number of seconds after which to retry; null when a retry does not help.</summary>
    public int? RetryAfter { get; init; } = Status is StatusCodes.Status503ServiceUnavailable ? 2 : null;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = $"{seconds}";
        if (Status is StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (Pages.IsPageRequest(httpContext.Request))
            await Pages.ShowProblem(response, this).ExecuteAsync(httpContext);
        else
            await response.WriteAsJsonAsync(Body, HabitJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    /// <summary>The message to show to people: the first validation error, or else the detail.</summary>
    public Message Message => Errors?.Values.FirstOrDefault()?[0] ?? Detail;

    /// <summary>The JSON representation.</summary>
    public ProblemBody Body => new(
        "urn:habittrack:problem:" + Code, Title, Status, Detail.ToString(), Code,
        Errors?.ToDictionary(errors => errors.Key, errors => (string[])[.. errors.Value.Select(error => error.ToString())], StringComparer.Ordinal));

    /// <summary>The same problem with its errors moved below a path of an enclosing body.</summary>
    public Problem Under(string path) => this with
    {
        Errors = (Errors ?? new Dictionary<string, Message[]>(StringComparer.Ordinal) { ["$"] = [Detail] })
            .ToDictionary(field => path + field.Key[1..], field => field.Value, StringComparer.Ordinal),
    };

    public string Title => char.ToUpperInvariant(Code[0]) + Code[1..].Replace('-', ' ');
}

/// <summary>The JSON representation of a problem.</summary>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>Ends a request with a problem response.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail.ToString())
{
    public Problem Problem { get; } = problem;
}

/// <summary>Creates the problems that the service returns.</summary>
internal static class Problems
{
    public static readonly Problem NoSuchHabit = NotFound("habit-not-started", "There is no habit with this id. GET /v1/habits lists the habits.");

    /// <summary>The HTTP status of a refusal code: 404 for missing resources, 422 for invalid values, 409 for all others.</summary>
    public static int StatusOf(string refusal) => refusal switch
    {
        "habit-not-started" or "rebuild-not-found" or "entry-not-found" or "day-off-not-found" or "import-not-found" or "webhook-not-found"
            or "delivery-not-found" or "channel-not-found" => StatusCodes.Status404NotFound,
        "day-and-instant" or "too-long-ago" or "id-reused" or "import-damaged" or "import-unknown" or "goal-required" or "kind-required" or "unit-not-allowed"
            or "unknown-exercise" or "too-many-days-off" or "too-many-channels" =>
            StatusCodes.Status422UnprocessableEntity,
        "not-ready" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    public static Problem Of(Refusal refusal) => new(
        StatusOf(refusal.Code),
        refusal.Code,
        refusal.Detail,
        refusal.Field is { } field ? new Dictionary<string, Message[]>(StringComparer.Ordinal) { ["$." + field] = [refusal.Detail] } : null);

    public static Problem Of(CommandResult result) => result switch
    {
        CommandResult.Refused { Refusal: var refusal } => Of(refusal),
        CommandResult.VersionMismatch mismatch => new(
            StatusCodes.Status412PreconditionFailed,
            "version-mismatch",
            $"The resource has been changed and is now at version {mismatch.ActualVersion}. Read it again before you change it."),
        CommandResult.KeyReused => new(
            StatusCodes.Status422UnprocessableEntity,
            "idempotency-key-reused",
            "This idempotency key was used for a different request. Use a new key for each request."),
        CommandResult.PersonErased => new(
            StatusCodes.Status410Gone, "person-erased", "This person's data was erased; changes are no longer accepted."),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is not a problem."),
    };

    public static Problem Invalid(IReadOnlyDictionary<string, Message[]> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid-values", "Some values are not valid. See errors for the path and the cause of each.", errors);

    public static Problem Invalid(string path, Message message) =>
        Invalid(new Dictionary<string, Message[]>(StringComparer.Ordinal) { [path] = [message] });

    public static Problem Malformed(Message detail) => new(StatusCodes.Status400BadRequest, "malformed-body", detail);

    public static Problem TooLarge(int largest) =>
        new(StatusCodes.Status413PayloadTooLarge, "body-too-large", $"The body is too large. Send at most {largest >> 20} MB.");

    public static Problem Unauthorized(string code, Message detail) => new(StatusCodes.Status401Unauthorized, code, detail);

    public static Problem Forbidden(string code, Message detail) => new(StatusCodes.Status403Forbidden, code, detail);

    public static Problem Conflict(string code, Message detail) => new(StatusCodes.Status409Conflict, code, detail);

    public static Problem NotFound(string code, Message detail) => new(StatusCodes.Status404NotFound, code, detail);

    /// <summary>Writes a problem for a status code that routing or the server has set without a body.</summary>
    public static Task WriteForStatus(HttpContext http) => (http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => NotFound("not-found", "There is no resource at this address. See /openapi/v1.json for all routes."),
        StatusCodes.Status405MethodNotAllowed => new(
            StatusCodes.Status405MethodNotAllowed,
            "method-not-allowed",
            "This route does not support the method. See /openapi/v1.json for the methods that it supports."),
        StatusCodes.Status415UnsupportedMediaType => new(
            StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send the body as Content-Type: application/json."),
        var status => new Problem(status, "refused", "The request was rejected. See /openapi/v1.json for what the service accepts."),
    }).ExecuteAsync(http);
}
