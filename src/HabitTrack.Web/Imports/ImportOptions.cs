namespace HabitTrack.Web;

/// <summary>How to import a file.</summary>
/// <param name="IsDryRun">Whether to change nothing.</param>
/// <param name="Source">The program that wrote the file; null to find out.</param>
/// <param name="Habits">The ids of the habits to import; null for all. It is not for exports of this program.</param>
/// <param name="Units">The unit of weights in a file that does not say it: kg or lb; null if it is not known.</param>
/// <param name="From">The device or app whose steps to import, where a file has several; null for the one with the most days.</param>
internal sealed record ImportOptions(bool IsDryRun, string? Source, IReadOnlySet<string>? Habits, string? From = null, string? Units = null)
{
    private const int LongestName = 200;

    /// <summary>The programs whose files can be imported.</summary>
    public static readonly IReadOnlyList<string> Sources = [ImportRecord.HabitTrack, .. ImportFormat.All.Select(format => format.Source).Distinct()];

    public static ImportOptions Of(IQueryCollection query) => new(
        Query.Text(query, "dryRun", "true or false", text => text is "true" or "false") == "true",
        Query.Text(query, "source", $"one of {string.Join(", ", Sources)}", Sources.Contains),
        Query.Text(query, "habits", "ids of habits, separated by commas, such as read,swim", text => text.Split(',').All(Limits.IsHabitId))?.Split(',').ToHashSet(),
        Query.Text(query, "from", "the name of a device or app, such as Apple Watch", text => text.HasLengthUpTo(LongestName) && !text.Any(char.IsControl)),
        Query.Text(query, "units", "one of kg, lb", text => text is "kg" or "lb"));
}
