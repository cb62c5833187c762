using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>An entry to log.</summary>
/// <param name="Stream">The id of the habit, or <c>profile</c> for entries of the person.</param>
/// <param name="EntryId">The entry's id. It is created before the first attempt, so that a retry finds an entry that was already committed.</param>
/// <param name="Entry">The content; its day and timing are set from <paramref name="When"/>.</param>
/// <param name="When">When the activity was performed.</param>
/// <param name="MayExist">Whether the caller chose the id, so that such an entry may already exist.</param>
/// <param name="Name">The name of the habit that the entry starts; null for the default of its kind.</param>
public sealed record NewLog<TEntry>(string Stream, Guid EntryId, TEntry Entry, When When, bool MayExist, string? Name = null)
    where TEntry : Entry
{
    internal StreamCommand ToCommand() => new StreamCommand.ToHabit(Stream, new LogEntry(EntryId, Entry, When, Name), IsNewEntry: !MayExist);
}
