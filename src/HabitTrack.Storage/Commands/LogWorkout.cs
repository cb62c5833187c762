using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Log a training session.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: its sets, how long and how hard.</param>
public sealed record LogWorkout(RequestContext Context, NewLog<Workout> Log);

/// <summary>Handles <see cref="LogWorkout"/>.</summary>
public static class LogWorkoutHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(LogWorkout message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
