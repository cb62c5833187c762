namespace HabitTrack.Storage.Projections;

/// <summary>The snapshot of a habit, without the logged days, which are stored by month.</summary>
/// <param name="Id">The key of the stream.</param>
/// <param name="Version">The version of the stream at the snapshot.</param>
/// <param name="RecordedAt">When the stream's last event was recorded.</param>
/// <param name="Definition">The definition; null if the habit has not started or its start was undone.</param>
public sealed record HabitDocument(string Id, long Version, DateTimeOffset RecordedAt, HabitDefinition? Definition);

/// <summary>The snapshot of a profile: settings, own exercises and days off. Measurements and pain are stored by month.</summary>
/// <param name="Id">The key of the stream.</param>
/// <param name="Version">The version of the stream at the snapshot.</param>
/// <param name="RecordedAt">When the stream's last event was recorded.</param>
/// <param name="Settings">The person's settings.</param>
/// <param name="Exercises">The person's own exercises.</param>
/// <param name="DaysOff">The person's days off; null if there are none, as in documents from before there could be any.</param>
public sealed record ProfileDocument(
    string Id, long Version, DateTimeOffset RecordedAt, ProfileSettings Settings, IReadOnlyList<Exercise> Exercises, IReadOnlyList<DayOff>? DaysOff = null);

/// <summary>The totals of a month's entries by day. Logging an entry rewrites only one of these documents, regardless of the length of the history.</summary>
/// <param name="Id">The key of the stream and the month: <c>{person}/{habit}/{yyyy-MM}</c>.</param>
/// <param name="Version">The version of the stream at the last change of the month.</param>
/// <param name="Days">The days that have entries.</param>
public sealed record MonthDocument(string Id, long Version, IReadOnlyDictionary<DateOnly, DayTotals> Days)
{
    /// <summary>Returns the id of a month's document.</summary>
    public static string IdOf(string streamKey, DateOnly month) => $"{streamKey}/{month:yyyy-MM}";

    /// <summary>Returns the key of the stream that a month's document belongs to.</summary>
    public static string StreamKeyOf(string id) => id[..^8];
}
