namespace HabitTrack.Web;

/// <summary>Messages of problems for users of the pages, who do not know the API.</summary>
internal static class ProblemMessages
{
    /// <summary>The message for a form that differs from that of the current page.</summary>
    public const string OldForm = "This form is out of date. Reload the page and fill in the form again.";

    public static string TitleOf(Problem problem) => problem.Code == "not-found" ? "Page not found" : problem.Title;

    public static string Of(Problem problem) => problem.Code switch
    {
        "not-found" => "There is no page at this address. Check the address for typing errors.",
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
        "malformed-body" or "unsupported-media-type" => "The form cannot be read. Reload the page and fill in the form again.",
        _ => Words.Capital(problem.Message),
    };
}
