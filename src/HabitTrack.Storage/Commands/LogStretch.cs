using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Log a stretch break.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: which exercise, how long, how often.</param>
public sealed record LogStretch(RequestContext Context, NewLog<Stretch> Log);

/// <summary>Handles <see cref="LogStretch"/>.</summary>
public static class LogStretchHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(LogStretch message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
