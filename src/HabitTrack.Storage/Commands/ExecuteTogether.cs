using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Commands of one person that are committed all or none, such as those of an undo or a part of an import.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Commands">The commands, in order.</param>
public sealed record ExecuteTogether(RequestContext Context, IReadOnlyList<PersonCommand> Commands);

/// <summary>Handles <see cref="ExecuteTogether"/>.</summary>
public static class ExecuteTogetherHandler
{
    /// <returns>One result per command, in order.</returns>
    public static async Task<CommandResults> Handle(ExecuteTogether message, CommandBatch batch, CancellationToken cancellation) =>
        new(await batch.ExecuteTogether(message.Context, message.Commands, cancellation));
}
