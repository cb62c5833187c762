namespace HabitTrack.Web;

/// <summary>Describes a change of a habit in words.</summary>
internal static class HabitChangeWords
{
    /// <param name="change">The name of the change in the page's forms.</param>
    /// <param name="day">The day of the change, or the first of several days.</param>
    /// <param name="to">The last of several days; null for one day.</param>
    /// <param name="habit">The name of the habit.</param>
    public static string? Of(string change, DateOnly day, DateOnly? to, string habit) => change switch
    {
        "goal" => $"Goal set from {Words.Date(day)}.",
        "details" => "Saved.",
        "skip" => $"{Words.Days(day, to ?? day)} {(to is null ? "is" : "are")} skipped.",
        "unskip" => $"{Words.Days(day, to ?? day)} {(to is null ? "counts" : "count")} again.",
        "pause" => to is { } last ? $"{Words.Isolated(habit)} is paused from {Words.Date(day)} to {Words.Date(last)}." : $"{habit} is paused from {Words.Date(day)}.",
        "resume" => $"{Words.Isolated(habit)} is resumed from {Words.Date(day)}.",
        "archive" => $"{Words.Isolated(habit)} is archived. Its last day is {Words.Date(day)}.",
        "reopen" => $"{Words.Isolated(habit)} is reopened from {Words.Date(day)}.",
        _ => null,
    };
}
