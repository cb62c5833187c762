using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that changes an entry, such as <c>ChangeEntry&lt;CorrectEntry&gt;</c>.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Stream">The stream that the entry belongs to: a habit's id, or <c>profile</c>.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Command">The command.</param>
public sealed record ChangeEntry<TCommand>(RequestContext Context, string Stream, Guid Entry, TCommand Command)
    where TCommand : HabitCommand;

/// <summary>Handles <see cref="ChangeEntry{TCommand}"/>.</summary>
public static class ChangeEntryHandler
{
    /// <summary>Corrects an entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<CorrectEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Stream, message.Command, message.Entry, cancellation);

    /// <summary>Retracts an entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<RetractEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Stream, message.Command, message.Entry, cancellation);

    /// <summary>Restores a retracted entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<RestoreEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Stream, message.Command, message.Entry, cancellation);
}
