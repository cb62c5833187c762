namespace HabitTrack.Web;

/// <summary>What a change of a habit did, in words.</summary>
internal static class HabitChangeWords
{
    /// <param name="act">The change, as the page's forms call it.</param>
    /// <param name="day">The day that it is about, or from which it holds.</param>
    /// <param name="to">The last of several days; null where it is about one.</param>
    /// <param name="habit">What the habit is called.</param>
    public static string? Of(string act, DateOnly day, DateOnly? to, string habit) => act switch
    {
        "goal" => $"Goal set from {Words.Date(day)}.",
        "details" => "Saved.",
        "skip" => $"{Words.Days(day, to ?? day)} {(to is null ? "is" : "are")} skipped.",
        "unskip" => $"{Words.Days(day, to ?? day)} {(to is null ? "counts" : "count")} again.",
        "pause" => $"{habit} is paused from {Words.Date(day)}.",
        "resume" => $"{habit} is resumed from {Words.Date(day)}.",
        "archive" => $"{habit} is archived from {Words.Date(day)}.",
        "reopen" => $"{habit} is reopened from {Words.Date(day)}.",
        _ => null,
    };
}
