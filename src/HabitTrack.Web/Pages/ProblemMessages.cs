namespace HabitTrack.Web;

/// <summary>Messages of problems for users of the pages, who do not know the API.</summary>
internal static class ProblemMessages
{
    /// <summary>The message for a form that differs from that of the current page.</summary>
    public const string OldForm = "This form is out of date. Reload the page and fill in the form again.";

    /// <summary>The message for a page that requires a session.</summary>
    private const string SignedOut = "You are not signed in, or your session has ended. Sign in, then go back to the form: your browser keeps what you typed.";

    /// <summary>The names of fields as people say them, where they differ from those of the form and of the API.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["at"] = "the time",
        ["effectiveFrom"] = "the first day",
        ["forgive"] = "the number of missed periods",
        ["offFrom"] = "the first day",
        ["offReason"] = "the reason",
        ["offTo"] = "the last day",
        ["on"] = "the day",
        ["order"] = "the place in lists",
        ["performedAt"] = "the time",
        ["rpe"] = "the effort",
        ["startedOn"] = "the first day",
        ["timeZone"] = "the time zone",
        ["until"] = "the last day",
        ["warmUpMinutes"] = "the minutes of the warm-up",
        ["warmUpSeconds"] = "the seconds of the warm-up",
    };

    /// <summary>The title of a page that shows only the problem.</summary>
    public static string TitleOf(Problem problem) => problem.Code switch
    {
        "not-found" or "method-not-allowed" => "Page not found",
        "habit-not-started" => "Habit not found",
        "token-required" => "Signed out",
        "token-invalid" or "token-expired" => "Link not valid",
        "scope-missing" or "no-person" or "closed" or "foreign-origin" => "Not allowed",
        "database-away" or "not-ready" => "Not available at the moment",
        _ when problem.Status is StatusCodes.Status404NotFound => problem.Title,
        _ when problem.Status >= StatusCodes.Status500InternalServerError => "Something went wrong",
        _ => "That did not work",
    };

    /// <summary>The message on a page that shows only the problem. The invalid values of a page that was opened are parts of its address.</summary>
    public static string OfPage(Problem problem, HttpRequest request) => problem.Code == "invalid-values" && HttpMethods.IsGet(request.Method)
        ? "A part of this address is missing or mistyped. Open Today, and find the page from there."
        : Of(problem);

    /// <summary>An error of a field, which begins with the name of the field, in the words of the pages.</summary>
    public static string OfField(string error)
    {
        var name = error.Split(' ')[0];
        return Words.Capital(Names.TryGetValue(name, out var known) ? known + error[name.Length..] : error);
    }

    public static string Of(Problem problem) => problem.Code switch
    {
        "token-required" => SignedOut,
        "refused" => "This cannot be shown. Open Today instead.",
        "no-person" => "You are signed in with a token that has no pages. Sign in with a token of a person.",
        "person-not-found" => "This person does not exist, or does not share their data with you. Open Clients to see who does.",
        "not-last-change" => "Something else was changed in the meantime, so nothing was undone. Open History to see the last change.",
        "token-not-found" => "This link or token does not exist. Reload the page to see yours.",
        "scope-missing" when problem == AccessProblems.ClientRequired => "Open Clients to choose whose data to see.",
        "scope-missing" when problem == AccessProblems.CannotSignIn => "This token is for a link and cannot sign in. Use another token.",
        "scope-missing" => "You are signed in with a token that does not allow this. Sign in with another token, or ask the administrator for one.",
        "not-found" => "There is no page at this address. Check it for typos, or open Today.",
        "habit-not-started" => "This habit does not exist. Open Today to see your habits.",
        "method-not-allowed" => "This address does not show a page. Open Today instead.",
        "version-mismatch" => "This was changed in the meantime. Reload the page before you change it.",
        "id-reused" or "idempotency-key-reused" => "This form was already submitted with different values. Reload the page and fill in the form again.",
        "entry-retracted" => "This was logged before and removed since. To log it again, submit the form once more.",
        "entry-changed" => "This entry was changed in the meantime. Reload the page before you correct it.",
        "entry-not-found" => "This entry does not exist. It may belong to another person who signed in with this browser.",
        "profile-changed" => "The settings were changed in the meantime. Reload the page before you change them.",
        "import-not-found" => "This import does not exist. Reload the page to see your imports.",
        "foreign-form" => OldForm,
        "foreign-origin" => "The form was sent from another site. Open Today and fill in the form there.",
        "body-too-large" => "The form is too large. Shorten its texts and submit it again.",
        "malformed-body" or "malformed-request" or "unsupported-media-type" => "The form cannot be read. Reload the page and fill in the form again.",
        _ => OfField(problem.Message),
    };
}
