using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Log a hang from a bar.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: how long, and with which grip.</param>
public sealed record LogHang(RequestContext Context, NewLog<Hang> Log);

/// <summary>Handles <see cref="LogHang"/>.</summary>
public static class LogHangHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(LogHang message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
