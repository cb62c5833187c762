using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Log a walk, or a march on the spot.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: how long, how far, how many steps.</param>
public sealed record LogWalk(RequestContext Context, NewLog<Walk> Log);

/// <summary>Handles <see cref="LogWalk"/>.</summary>
public static class LogWalkHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(LogWalk message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
