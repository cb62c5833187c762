using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs a walk, or marching in place.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: duration, distance and steps.</param>
public sealed record LogWalk(RequestContext Context, NewLog<Walk> Log);

/// <summary>Handles <see cref="LogWalk"/>.</summary>
public static class LogWalkHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(LogWalk message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
