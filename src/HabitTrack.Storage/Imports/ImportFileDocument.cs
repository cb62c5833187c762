using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Imports;

/// <summary>How to import a file.</summary>
/// <param name="Source">The program that wrote the file; null to find out.</param>
/// <param name="Habits">The ids of the habits to import; null for all. It is not for exports of this program.</param>
/// <param name="From">The device or app whose steps to import, where a file has several; null for the one with the most days.</param>
/// <param name="Units">The unit of weights in a file that does not say it: kg or lb; null if it is not known.</param>
public sealed record ImportOptions(string? Source = null, IReadOnlyList<string>? Habits = null, string? From = null, string? Units = null);

/// <summary>An uploaded file. It is in the database until its import has ended, so that any node can go on with the import.</summary>
/// <param name="Id">The id, which is also that of its import.</param>
/// <param name="Person">The id of the person.</param>
/// <param name="At">When the file was uploaded.</param>
/// <param name="Options">How to import it.</param>
/// <param name="By">The author of the import; null while the person has yet to decide about it.</param>
public sealed record ImportFileDocument(Guid Id, string Person, DateTimeOffset At, ImportOptions Options, Author? By)
{
    /// <summary>How often a node went on with the import.</summary>
    public int Restarts { get; init; }
}

/// <summary>A part of an uploaded file.</summary>
/// <param name="Id">The id of the file and the number of the part, from 0.</param>
/// <param name="Content">The bytes.</param>
public sealed record ImportFileChunk(string Id, byte[] Content);
