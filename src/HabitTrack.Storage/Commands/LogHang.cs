using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs a hang from a bar.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: duration and grip.</param>
public sealed record LogHang(RequestContext Context, NewLog<Hang> Log);

/// <summary>Handles <see cref="LogHang"/>.</summary>
public static class LogHangHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(LogHang message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
