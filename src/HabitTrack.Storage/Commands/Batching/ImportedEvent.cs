using HabitTrack.Storage.Projections;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>An event that was recorded elsewhere. It is appended at its own version in the stream, or refused.</summary>
/// <param name="Stream">A habit's id, or <c>profile</c>.</param>
/// <param name="Data">The event.</param>
/// <param name="Version">Its version in the stream; null to append it again after it was undone.</param>
public sealed record ImportedEvent(string Stream, PersonEvent Data, long? Version) : StreamCommand(Stream)
{
    /// <summary>The stream or the entry's id is already used by other events.</summary>
    public static readonly Refusal HistoryDiffers = new(
        "history-differs", "The existing history is not the beginning of the imported history. Import it for a person without this history.");

    internal override Guid? ExistingEntry => (Data as EntryEvent)?.EntryId;

    internal override Decision Decide(PersonState state, Circumstances now) =>
        (Version is null || Version == state.VersionOf(Stream) + 1) && (Data is not EntryLogged || now.Entry is null)
            ? new Decision.Accepted([Data])
            : HistoryDiffers;
}
