using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that changes an entry, such as <c>ChangeEntry&lt;CorrectEntry&gt;</c>.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Stream">The stream that the entry belongs to: a habit's id, or <c>profile</c>.</param>
/// <param name="Command">The command.</param>
public sealed record ChangeEntry<TCommand>(RequestContext Context, string Stream, TCommand Command)
    where TCommand : EntryCommand;

/// <summary>Handles <see cref="ChangeEntry{TCommand}"/>.</summary>
public static class ChangeEntryHandler
{
    /// <summary>Corrects an entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<CorrectEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Retracts an entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<RetractEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Restores a retracted entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<RestoreEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    private static Task<CommandResult> Change<TCommand>(this CommandBatch batch, ChangeEntry<TCommand> message, CancellationToken cancellation)
        where TCommand : EntryCommand =>
        batch.Execute(message.Context, new StreamCommand.ToHabit(message.Stream, message.Command), cancellation);
}
