namespace HabitTrack.Web;

/// <summary>Problems for people at a page, who know nothing of the API.</summary>
internal static class ProblemWords
{
    /// <summary>To whoever sends a form that the page would have otherwise now.</summary>
    public const string OldForm = "This form is out of date. Open the page again, and fill it in anew.";

    public static string TitleOf(Problem problem) => problem.Code == "not-found" ? "Page not found" : problem.Title;

    public static string Of(Problem problem) => problem.Code switch
    {
        "not-found" => "There is no page at this address. It may have been mistyped.",
        "habit-not-started" => "There is no such habit.",
        "method-not-allowed" => "There is nothing to open at this address.",
        "version-mismatch" => "This was changed elsewhere in the meantime. Look at it again before you change it.",
        "id-reused" or "idempotency-key-reused" => "This form was sent before, with something else in it. Open the page again, and fill it in anew.",
        "entry-retracted" => "This was logged before and removed since. Put it back, or open the page again to log something new.",
        "entry-changed" => "This entry was changed elsewhere in the meantime. Look at it again before you correct it.",
        "entry-not-found" => "There is no such entry. It may belong to somebody else who is signed in here.",
        "profile-changed" => "The settings were changed elsewhere in the meantime. Look at them again before you change them.",
        "foreign-form" => OldForm,
        "malformed-body" or "unsupported-media-type" => "The form cannot be read. Open the page again, and fill it in anew.",
        _ => Words.Capital(problem.Said),
    };
}
