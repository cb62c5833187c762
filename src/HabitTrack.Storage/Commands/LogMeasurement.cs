using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Log a measurement of the person.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: what was measured, and the value.</param>
public sealed record LogMeasurement(RequestContext Context, NewLog<Measurement> Log);

/// <summary>Handles <see cref="LogMeasurement"/>.</summary>
public static class LogMeasurementHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(LogMeasurement message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
