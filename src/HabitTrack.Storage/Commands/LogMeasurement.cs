using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs a body measurement.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: name, value and unit.</param>
public sealed record LogMeasurement(RequestContext Context, NewLog<Measurement> Log);

/// <summary>Handles <see cref="LogMeasurement"/>.</summary>
public static class LogMeasurementHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(LogMeasurement message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
