using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Log something of a custom habit.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: how much.</param>
public sealed record LogActivity(RequestContext Context, NewLog<Activity> Log);

/// <summary>Handles <see cref="LogActivity"/>.</summary>
public static class LogActivityHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(LogActivity message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
