using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs an activity of a custom habit.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: the amount.</param>
public sealed record LogActivity(RequestContext Context, NewLog<Activity> Log);

/// <summary>Handles <see cref="LogActivity"/>.</summary>
public static class LogActivityHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(LogActivity message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
