namespace HabitTrack.Web;

/// <summary>Which problems a route answers, and what each of them means.</summary>
internal static class OpenApiProblems
{
    /// <summary>Of every route.</summary>
    private static readonly (int Status, string Code, string Meaning)[] OfAll =
    [
        (403, "forwarded", "The request came through a proxy; in local mode only this machine is served."),
        (403, "foreign-host", "In local mode only loopback names are served."),
        (403, "foreign-origin", "The request came from a page of another origin."),
        (500, "unexpected", "Something failed on our side; it was logged."),
        (503, "database-away", "The database cannot be reached; nothing was recorded. Try again shortly."),
    ];

    private static readonly (int Status, string Code, string Meaning) InvalidValues =
        (422, "invalid-values", "Some values are not valid; errors names each by its path.");

    private static readonly (int Status, string Code, string Meaning) NotReady =
        (503, "not-ready", "The database does not answer, or its schema is not this program's.");

    /// <summary>Of what needs a token.</summary>
    private static readonly (int Status, string Code, string Meaning)[] OfTokens =
    [
        (401, "token-required", "A token is needed."),
        (401, "token-invalid", "The token is mistyped or revoked."),
        (401, "token-expired", "The token has expired."),
        (403, "scope-missing", "The token is for something else."),
        (403, "foreign-form", "The form is not one of the session that its cookie names."),
        (403, "no-person", "The token belongs to no person."),
        (404, "person-not-found", "There is no such person, or none who lets the token's holder look."),
        (429, "too-many-requests", "Too much was asked for in too short a time; Retry-After says when to try again."),
    ];

    private static readonly (int Status, string Code, string Meaning)[] OfBodies =
    [
        (400, "malformed-body", "The body is not valid JSON in UTF-8."),
        (400, "malformed-request", "The request breaks the rules of HTTP."),
        (413, "body-too-large", "A body may have up to 1 MB, a batch up to 16 MB."),
        (415, "unsupported-media-type", "Send the body as Content-Type: application/json."),
    ];

    private static readonly (int Status, string Code, string Meaning)[] OfChanges =
    [
        (410, "person-erased", "The person is erased, and nothing is taken any more."),
        (412, "version-mismatch", "What If-Match names has moved on; read it again."),
        (422, "idempotency-key-reused", "The idempotency key was used for another request."),
    ];

    private static readonly Dictionary<string, string> OfRules = new(StringComparer.Ordinal)
    {
        ["already-added"] = "There is a person with this id already.",
        ["coach-not-found"] = "There is no such coach.",
        ["local-person"] = "In local mode there would be nobody left.",
        ["token-not-found"] = "There is no such token.",
        ["already-archived"] = "The habit was archived already.",
        ["already-paused"] = "The habit is paused on that day already.",
        ["before-start"] = "The day lies before the habit's start.",
        ["built-in"] = "The exercise belongs to the built-in catalogue.",
        ["day-and-instant"] = "Both a day and an instant were given.",
        ["entries-after"] = "There is an entry after that day.",
        ["entry-changed"] = "The entry was changed meanwhile.",
        ["entry-not-found"] = "There is no such entry.",
        ["entry-retracted"] = "The entry was retracted.",
        ["goal-required"] = "A custom habit needs a goal to start with.",
        ["habit-archived"] = "The habit was archived before that day.",
        ["habit-not-started"] = "There is no such habit.",
        ["history-differs"] = "What is here already is not the beginning of what is to be imported.",
        ["id-reused"] = "Another entry has this id already.",
        ["import-damaged"] = "A line of the export is missing, or is not what it should be; the line is named.",
        ["in-the-future"] = "What is logged must have been done.",
        ["kind-differs"] = "A habit's kind never changes.",
        ["kind-required"] = "A new habit needs a kind.",
        ["not-after-archive"] = "A habit is reopened after its last day.",
        ["not-archived"] = "The habit is not archived.",
        ["not-paused"] = "The habit is not paused on that day.",
        ["nothing-to-undo"] = "There is no change left to undo.",
        ["outside-life"] = "The day lies outside the habit's life.",
        ["profile-changed"] = "The profile was changed meanwhile.",
        ["rebuild-not-found"] = "There was no such rebuild.",
        ["start-after-entry"] = "There is an entry before that start.",
        ["too-long-ago"] = "Days are counted from 1970-01-01 on.",
        ["unit-not-allowed"] = "Goals of this kind are not in that unit.",
        ["wrong-kind"] = "The habit is of another kind.",
    };

    /// <summary>The problems of a route, by what it takes and by the codes of its own.</summary>
    public static IEnumerable<(int Status, string Code, string Meaning)> Of(
        bool hasBody, bool hasParameters, bool changes, AccessRule? rule, IEnumerable<string> codes)
    {
        IEnumerable<(int Status, string Code, string Meaning)> problems = OfAll;
        if (hasBody)
            problems = problems.Concat(OfBodies);
        if (hasBody || hasParameters)
            problems = problems.Append(InvalidValues);
        if (changes)
            problems = problems.Concat(OfChanges);
        if (rule != AccessRule.Open)
            problems = problems.Concat(OfTokens);
        return problems.Concat(codes.Select(OfRule)).OrderBy(problem => problem.Status);
    }

    private static (int Status, string Code, string Meaning) OfRule(string code) =>
        code == NotReady.Code ? NotReady : (Problems.StatusOf(code), code, OfRules[code]);
}
