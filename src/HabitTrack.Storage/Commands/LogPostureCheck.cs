using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs a posture check.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: the posture.</param>
public sealed record LogPostureCheck(RequestContext Context, NewLog<PostureCheck> Log);

/// <summary>Handles <see cref="LogPostureCheck"/>.</summary>
public static class LogPostureCheckHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(LogPostureCheck message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
