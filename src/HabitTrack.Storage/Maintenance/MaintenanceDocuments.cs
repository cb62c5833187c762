using System.Text.Json.Serialization;
using HabitTrack.Domain;

namespace HabitTrack.Storage.Maintenance;

/// <summary>The tombstone of a person who was erased.</summary>
/// <param name="Id">A digest of the person's id, and nothing else.</param>
/// <param name="ErasedAt">When the person was erased.</param>
public sealed record ErasedPerson(string Id, DateTimeOffset ErasedAt);

/// <summary>How a rebuild stands.</summary>
public enum RebuildStatus
{
    /// <summary>It is under way, on some node.</summary>
    Running,

    /// <summary>Every document is what its events say.</summary>
    Done,

    /// <summary>It ended early. What it did is right; another one does the rest.</summary>
    Failed,
}

/// <summary>Folding every stream again from its first event, and writing what differs. Reads and writes go on meanwhile.</summary>
/// <param name="Id">Names it, on every node.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Events">How many events have been folded.</param>
/// <param name="Total">How many events there were when it started.</param>
/// <param name="Problem">Why it failed; null unless it did.</param>
public sealed record Rebuild(Guid Id, DateTimeOffset StartedAt, RebuildStatus Status, long Events, long Total, string? Problem)
{
    /// <summary>Whether it is under way.</summary>
    public bool IsRunning => Status == RebuildStatus.Running;

    /// <summary>How much is done, 0 to 100.</summary>
    [JsonIgnore]
    public int Percent => Status == RebuildStatus.Done ? 100 : (int)Math.Min(99, Events * 100 / Math.Max(1, Total));
}

/// <summary>The form of the stored documents: those of another one are never read.</summary>
/// <param name="Id">Always <see cref="Only"/>.</param>
/// <param name="Version">See <c>PersonDocuments.CurrentVersion</c>.</param>
public sealed record ProjectionVersion(string Id, int Version)
{
    /// <summary>The one id there is.</summary>
    public const string Only = "people";
}

/// <summary>What the rules make of a habit on a day, kept for analysts until it is made anew.</summary>
/// <param name="Id">The habit's id.</param>
/// <param name="AsOf">The day that it is seen from.</param>
/// <param name="RefreshedAt">Everything acknowledged before this instant is in it.</param>
/// <param name="Unit">What streaks count: days, weeks, months or hits.</param>
/// <param name="Current">The streak that has not ended.</param>
/// <param name="Streaks">All streaks.</param>
/// <param name="Periods">All periods that had begun.</param>
public sealed record HabitReport(
    string Id,
    DateOnly AsOf,
    DateTimeOffset RefreshedAt,
    string Unit,
    Streak Current,
    IReadOnlyList<Streak> Streaks,
    IReadOnlyList<ReportedPeriod> Periods);

/// <summary>A period as analysts see it.</summary>
public sealed record ReportedPeriod(DateOnly From, DateOnly To, string Unit, decimal Required, decimal Total, int Available, PeriodStatus Status);
