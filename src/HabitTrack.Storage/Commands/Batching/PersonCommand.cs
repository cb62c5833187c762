using HabitTrack.Domain;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>A command to one of a person's streams.</summary>
/// <param name="Stream">A habit's id, or <c>profile</c>.</param>
/// <param name="Command">A command as Domain's deciders know it, or an <see cref="ImportedEvent"/>.</param>
/// <param name="By">Who asks.</param>
/// <param name="At">When.</param>
/// <param name="Entry">The entry that the command names, when it may exist already.</param>
public sealed record PersonCommand(string Stream, object Command, Author By, DateTimeOffset At, Guid? Entry = null);

/// <summary>An event that was recorded elsewhere: it takes its place in its stream, or is not taken at all.</summary>
/// <param name="Data">The event.</param>
/// <param name="Version">Its version in the stream.</param>
public sealed record ImportedEvent(PersonEvent Data, long Version)
{
    /// <summary>The stream, or the entry's id, has been used for something else.</summary>
    public static readonly Refusal HistoryDiffers = new(
        "history-differs", "What is here already is not the beginning of what is to be imported. Import it for a person without this history.");
}
