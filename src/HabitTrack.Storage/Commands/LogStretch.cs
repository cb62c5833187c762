using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs a stretch break.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: exercise, duration and repetitions.</param>
public sealed record LogStretch(RequestContext Context, NewLog<Stretch> Log);

/// <summary>Handles <see cref="LogStretch"/>.</summary>
public static class LogStretchHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(LogStretch message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
