namespace HabitTrack.Storage.Commands.Batching;

/// <summary>A command for one of a person's streams.</summary>
/// <param name="Stream">A habit's id, or <c>profile</c>.</param>
/// <param name="Command">A command of the domain, or an <see cref="ImportedEvent"/>.</param>
/// <param name="By">The author.</param>
/// <param name="At">The instant of the request.</param>
/// <param name="Entry">The id of the entry that the command refers to, if it may already exist.</param>
/// <param name="IsOptional">Whether the other commands of the same group are committed even if the rules refuse this one.</param>
public sealed record PersonCommand(string Stream, object Command, Author By, DateTimeOffset At, Guid? Entry = null, bool IsOptional = false);

/// <summary>An event that was recorded elsewhere. It is appended at its own version in the stream, or refused.</summary>
/// <param name="Data">The event.</param>
/// <param name="Version">Its version in the stream; null to append it again after it was undone.</param>
public sealed record ImportedEvent(PersonEvent Data, long? Version)
{
    /// <summary>The stream or the entry's id is already used by other events.</summary>
    public static readonly Refusal HistoryDiffers = new(
        "history-differs", "The existing history is not the beginning of the imported history. Import it for a person without this history.");
}
