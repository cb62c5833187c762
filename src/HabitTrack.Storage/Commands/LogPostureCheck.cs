using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Log a look at how the back is held.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: how it was held.</param>
public sealed record LogPostureCheck(RequestContext Context, NewLog<PostureCheck> Log);

/// <summary>Handles <see cref="LogPostureCheck"/>.</summary>
public static class LogPostureCheckHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(LogPostureCheck message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
