using System.Text.Json.Serialization;

namespace HabitTrack.Storage.Imports;

/// <summary>The status of an import.</summary>
public enum ImportStatus
{
    /// <summary>The file is being checked. Nothing was added yet.</summary>
    Reading,

    /// <summary>Events are being added. After the service was stopped, its next start or another node goes on.</summary>
    Running,

    /// <summary>All events were added, except those that are skipped.</summary>
    Done,

    /// <summary>The import ended early. What it has added stays; importing the same file again adds the rest.</summary>
    Failed,

    /// <summary>The import was taken back before it had ended.</summary>
    Cancelled,
}

/// <summary>A problem of an import.</summary>
/// <param name="Line">The number of the line; null if the problem belongs to no single line.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Part">The file within an archive, the table of a database, or the path within JSON; null for a file that is one text.</param>
public sealed record ImportProblem(int? Line, Message Detail, string? Part = null);

/// <summary>A change of an import that was kept when the import was taken back.</summary>
/// <param name="Stream">A habit's id, or <c>profile</c>.</param>
/// <param name="Entry">The id of the entry; null for a change of the habit or the profile.</param>
/// <param name="Reason">Why it stays.</param>
public sealed record KeptChange(string Stream, Guid? Entry, string Reason);

/// <summary>An import of a person.</summary>
/// <param name="Id">The id. The events of the import have it in a header.</param>
/// <param name="At">When the import started.</param>
/// <param name="Source">The program that wrote the file.</param>
/// <param name="Read">The number of events in the file, or of habits, entries and skipped days in a file of another program.</param>
/// <param name="Known">The number of them that existed before.</param>
/// <param name="After">The sequence of the person's last event before the import.</param>
public sealed record ImportRecord(Guid Id, DateTimeOffset At, string Source, long Read, long Known, long After)
{
    /// <summary>The source of an export of this program.</summary>
    public const string HabitTrack = "habittrack";

    /// <summary>Its number among the imports of the person, in the order in which they were stored; 0 if it was stored by an earlier version.</summary>
    public long Number { get; init; }

    /// <summary>The status.</summary>
    public ImportStatus Status { get; init; }

    /// <summary>Whether the import has not ended.</summary>
    [JsonIgnore]
    public bool IsActive => Status is ImportStatus.Reading or ImportStatus.Running;

    /// <summary>Whether the import can have added something that was not taken back.</summary>
    [JsonIgnore]
    public bool CanBeTakenBack => TakenBackAt is null && (Added > 0 || Status != ImportStatus.Done);

    /// <summary>The number of them that were added, or added again after they had been undone.</summary>
    public long Added { get; init; }

    /// <summary>The number of them that could not be added.</summary>
    public long Skipped { get; init; }

    /// <summary>The problems, in order, and what was imported otherwise than the file has it.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>When the import was taken back; null if it was not.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>The number of events that were undone when the import was taken back.</summary>
    public long TakenBack { get; init; }

    /// <summary>What stays although the import was taken back.</summary>
    public IReadOnlyList<KeptChange> Kept { get; init; } = [];
}
