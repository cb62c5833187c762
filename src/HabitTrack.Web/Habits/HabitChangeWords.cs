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
        "goal" => T("Goal set from {0}.", Words.Date(day)),
        "details" => T("Saved."),
        "skip" => to is { } last ? T("{0} are skipped.", Words.Days(day, last)) : T("{0} is skipped.", Words.Date(day)),
        "unskip" => to is { } last ? T("{0} count again.", Words.Days(day, last)) : T("{0} counts again.", Words.Date(day)),
        "pause" => to is { } last
            ? T("{0} is paused from {1} to {2}.", Words.Isolated(habit), Words.Date(day), Words.Date(last))
            : T("{0} is paused from {1}.", Words.Isolated(habit), Words.Date(day)),
        "resume" => T("{0} is resumed from {1}.", Words.Isolated(habit), Words.Date(day)),
        "archive" => T("{0} is archived. Its last day is {1}.", Words.Isolated(habit), Words.Date(day)),
        "reopen" => T("{0} is reopened from {1}.", Words.Isolated(habit), Words.Date(day)),
        _ => null,
    };
}
