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
/// <param name="Version">See <c>PersonDocuments.FormVersion</c>.</param>
public sealed record DocumentForm(string Id, int Version)
{
    /// <summary>The one id there is.</summary>
    public const string Only = "people";
}

/// <summary>What the rules make of a habit on a day, kept for analysts until it is made anew.</summary>
public sealed record HabitReport
{
    /// <summary>The habit's id.</summary>
    public required string Id { get; init; }

    /// <summary>The day that it is seen from.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Everything acknowledged before this instant is in it.</summary>
    public required DateTimeOffset RefreshedAt { get; init; }

    /// <summary>What streaks count: days, weeks, months or hits.</summary>
    public required string Unit { get; init; }

    /// <summary>The streak that has not ended.</summary>
    public required Streak Current { get; init; }

    /// <summary>All streaks.</summary>
    public required IReadOnlyList<Streak> Streaks { get; init; }

    /// <summary>All periods that had begun.</summary>
    public required IReadOnlyList<ReportedPeriod> Periods { get; init; }
}

/// <summary>A period as analysts see it.</summary>
public sealed record ReportedPeriod(DateOnly From, DateOnly To, string Unit, decimal Required, decimal Total, int Available, PeriodStatus Status);
