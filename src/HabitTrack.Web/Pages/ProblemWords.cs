namespace HabitTrack.Web;

/// <summary>Problems for people at a page, who know nothing of the API.</summary>
internal static class ProblemWords
{
    public static string TitleOf(Problem problem) => problem.Code == "not-found" ? "Page not found" : problem.Title;

    public static string Of(Problem problem) => problem.Code switch
    {
        "not-found" => "There is no page at this address. It may have been mistyped.",
        "habit-not-started" => "There is no such habit.",
        "method-not-allowed" => "There is nothing to open at this address.",
        "version-mismatch" => "This was changed elsewhere in the meantime. Look at it again before you change it.",
        "id-reused" or "idempotency-key-reused" => "This form was sent before, with something else in it. Open the page again, and fill it in anew.",
        _ => Words.Capital(problem.Said),
    };
}
