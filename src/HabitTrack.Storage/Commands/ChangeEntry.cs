using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command to an entry: <c>ChangeEntry&lt;CorrectEntry&gt;</c> corrects it, and so on.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Stream">The stream that the entry belongs to: a habit's id, or <c>profile</c>.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Command">What is asked.</param>
public sealed record ChangeEntry<TCommand>(RequestContext Context, string Stream, Guid Entry, TCommand Command)
    where TCommand : HabitCommand;

/// <summary>Handles the commands to entries.</summary>
public static class ChangeEntryHandler
{
    /// <summary>Corrects an entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<CorrectEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Stream, message.Command, message.Entry, cancellation);

    /// <summary>Retracts an entry.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<RetractEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Stream, message.Command, message.Entry, cancellation);

    /// <summary>Lets a retracted entry count again.</summary>
    public static Task<CommandResult> Handle(ChangeEntry<RestoreEntry> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Stream, message.Command, message.Entry, cancellation);
}
