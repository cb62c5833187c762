using HabitTrack.Domain;

namespace HabitTrack.Storage.Projections;

/// <summary>The snapshot of a habit: all there is to it but what was logged, which is kept by month.</summary>
/// <param name="Id">The key of the stream.</param>
/// <param name="Version">The version of the stream that the snapshot is of.</param>
/// <param name="RecordedAt">When the stream's last event was recorded.</param>
/// <param name="Definition">What the habit is; null before it has started, and after its start was undone.</param>
public sealed record HabitDocument(string Id, long Version, DateTimeOffset RecordedAt, HabitDefinition? Definition);

/// <summary>The snapshot of a profile: settings and own exercises. Measurements and pain are kept by month.</summary>
/// <param name="Id">The key of the stream.</param>
/// <param name="Version">The version of the stream that the snapshot is of.</param>
/// <param name="RecordedAt">When the stream's last event was recorded.</param>
/// <param name="Settings">How the person wants to be served.</param>
/// <param name="Exercises">Exercises of their own.</param>
public sealed record ProfileDocument(string Id, long Version, DateTimeOffset RecordedAt, ProfileSettings Settings, IReadOnlyList<Exercise> Exercises);

/// <summary>What the entries of a month add up to, day by day. A log rewrites one of these, however long the history.</summary>
/// <param name="Id">The key of the stream and the month: <c>{person}/{habit}/{yyyy-MM}</c>.</param>
/// <param name="Version">The version of the stream that last changed the month.</param>
/// <param name="Days">The days that have entries.</param>
public sealed record MonthDocument(string Id, long Version, IReadOnlyDictionary<DateOnly, DayTotals> Days)
{
    /// <summary>The id of a month's document.</summary>
    public static string IdOf(string streamKey, DateOnly month) => $"{streamKey}/{month:yyyy-MM}";

    /// <summary>The key of the stream that a month's document belongs to.</summary>
    public static string StreamKeyOf(string id) => id[..^8];
}
