using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs a workout.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: sets, duration and effort.</param>
public sealed record LogWorkout(RequestContext Context, NewLog<Workout> Log);

/// <summary>Handles <see cref="LogWorkout"/>.</summary>
public static class LogWorkoutHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(LogWorkout message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
