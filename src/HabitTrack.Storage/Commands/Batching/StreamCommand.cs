using HabitTrack.Storage.Projections;

namespace HabitTrack.Storage.Commands.Batching;

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
