using System.Text.Json.Serialization;

namespace HabitTrack.Storage.Maintenance;

/// <summary>The tombstone of an erased person.</summary>
/// <param name="Id">The digest of the person's id.</param>
/// <param name="ErasedAt">When the person was erased.</param>
public sealed record ErasedPerson(string Id, DateTimeOffset ErasedAt);

/// <summary>The status of a rebuild.</summary>
public enum RebuildStatus
{
    /// <summary>The rebuild is running on a node.</summary>
    Running,

    /// <summary>All documents match their events.</summary>
    Done,

    /// <summary>The rebuild ended early. The documents rebuilt so far are correct; another rebuild completes it.</summary>
    Failed,
}

/// <summary>A rebuild of all documents from the first event of every stream. It writes only documents that differ; reads and writes continue.</summary>
/// <param name="Id">The id of the rebuild.</param>
/// <param name="StartedAt">When the rebuild started.</param>
/// <param name="Status">The status.</param>
/// <param name="Events">The number of events folded so far.</param>
/// <param name="Total">The number of events when the rebuild started.</param>
/// <param name="Problem">The reason for a failure; null if there is none.</param>
public sealed record Rebuild(Guid Id, DateTimeOffset StartedAt, RebuildStatus Status, long Events, long Total, string? Problem)
{
    /// <summary>Whether the rebuild is running.</summary>
    public bool IsRunning => Status == RebuildStatus.Running;

    /// <summary>The progress in percent, 0 to 100.</summary>
    [JsonIgnore]
    public int Percent => Status == RebuildStatus.Done ? 100 : (int)Math.Min(99, Events * 100 / Math.Max(1, Total));
}

/// <summary>The format version of the stored documents. Documents of another version are never read.</summary>
/// <param name="Id">Always <see cref="Only"/>.</param>
/// <param name="Version">See <c>PersonDocuments.CurrentVersion</c>.</param>
public sealed record ProjectionVersion(string Id, int Version)
{
    /// <summary>The id of the only document.</summary>
    public const string Only = "people";
}

/// <summary>The streaks and periods of a habit for analysts, as of the last refresh.</summary>
/// <param name="Id">The habit's id.</param>
/// <param name="AsOf">The day of evaluation.</param>
/// <param name="RefreshedAt">The report includes everything acknowledged before this instant.</param>
/// <param name="Unit">The unit of streaks: days, weeks, months or hits.</param>
/// <param name="Current">The current streak.</param>
/// <param name="Streaks">All streaks.</param>
/// <param name="Periods">All periods that have begun.</param>
public sealed record HabitReport(
    string Id,
    DateOnly AsOf,
    DateTimeOffset RefreshedAt,
    string Unit,
    Streak Current,
    IReadOnlyList<Streak> Streaks,
    IReadOnlyList<ReportedPeriod> Periods);

/// <summary>A period in the views for analysts.</summary>
public sealed record ReportedPeriod(DateOnly From, DateOnly To, string Unit, decimal Required, decimal Total, int Available, PeriodStatus Status);
