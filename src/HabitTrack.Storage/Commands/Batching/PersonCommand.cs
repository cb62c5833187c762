using HabitTrack.Storage.Projections;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>A command for one of a person's streams, with its author and time.</summary>
/// <param name="Command">The command.</param>
/// <param name="By">The author.</param>
/// <param name="At">The instant of the request.</param>
/// <param name="IsOptional">Whether the other commands of the same group are committed even if the rules refuse this one.</param>
public sealed record PersonCommand(StreamCommand Command, Author By, DateTimeOffset At, bool IsOptional = false);

/// <summary>A command and the stream that it is for, which is a habit's or the person's own.</summary>
/// <param name="Stream">A habit's id, or <c>profile</c>.</param>
public abstract record StreamCommand(string Stream)
{
    /// <summary>The id of the entry that the command refers to, if it may already exist.</summary>
    internal virtual Guid? ExistingEntry => null;

    /// <summary>Decides the command.</summary>
    /// <param name="state">The person's state.</param>
    /// <param name="now">The circumstances, for the stream of the command.</param>
    internal abstract Decision Decide(PersonState state, Circumstances now);

    /// <summary>A command to a habit, or about an entry of the person's own stream.</summary>
    /// <param name="Stream">The habit's id; <c>profile</c> for an entry of the person's own stream.</param>
    /// <param name="Command">The command.</param>
    /// <param name="IsNewEntry">Whether no entry with the id of the command can exist.</param>
    public sealed record ToHabit(string Stream, HabitCommand Command, bool IsNewEntry = false) : StreamCommand(Stream)
    {
        internal override Guid? ExistingEntry => IsNewEntry ? null : (Command as EntryCommand)?.EntryId;

        internal override Decision Decide(PersonState state, Circumstances now) => Stream == Profile.Stream && Command is EntryCommand entry
            ? ProfileDecider.Decide(entry, now)
            : HabitDecider.Decide(Command, state.Habit(Stream).Habit, now);
    }

    /// <summary>A command to the person's own stream.</summary>
    /// <param name="Command">The command.</param>
    public sealed record ToProfile(ProfileCommand Command) : StreamCommand(Profile.Stream)
    {
        internal override Decision Decide(PersonState state, Circumstances now) => ProfileDecider.Decide(Command, state.Profile.Profile);
    }
}

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
