namespace HabitTrack.Web;

/// <summary>The query string of an import.</summary>
internal static class ImportQuery
{
    private const int LongestName = 200;

    /// <summary>The programs whose files can be imported.</summary>
    public static readonly IReadOnlyList<string> Sources = [ImportRecord.HabitTrack, .. ImportFormat.All.Select(format => format.Source).Distinct()];

    /// <summary>Whether to change nothing.</summary>
    public static bool IsDryRun(IQueryCollection query) => Query.Text(query, "dryRun", "true or false", text => text is "true" or "false") == "true";

    public static ImportOptions Options(IQueryCollection query) => new(
        Query.Text(query, "source", $"one of {string.Join(", ", Sources)}", Sources.Contains),
        Query.Text(query, "habits", "ids of habits, separated by commas, such as read,swim", text => text.Split(',').All(Limits.IsHabitId))?.Split(','),
        Query.Text(query, "from", "the name of a device or app, such as Apple Watch", text => text.HasLengthUpTo(LongestName) && !text.Any(char.IsControl)),
        Query.Text(query, "units", "one of kg, lb", text => text is "kg" or "lb"));
}
