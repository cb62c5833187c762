using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Commands of one person, all or none: those of an undo, a piece of an import, or a year of the demo.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Commands">The commands, in order.</param>
public sealed record ExecuteTogether(RequestContext Context, IReadOnlyList<PersonCommand> Commands);

/// <summary>Handles <see cref="ExecuteTogether"/>.</summary>
public static class ExecuteTogetherHandler
{
    /// <returns>One result per command, in order.</returns>
    public static async Task<CommandResults> Handle(ExecuteTogether message, CommandBatch batch, CancellationToken cancellation) =>
        new(await batch.ExecuteTogether(message.Context, message.Commands, cancellation));
}
