using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Report pain.</summary>
/// <param name="Context">Who asks.</param>
/// <param name="Log">The log: where, and how strong.</param>
public sealed record ReportPain(RequestContext Context, NewLog<Pain> Log);

/// <summary>Handles <see cref="ReportPain"/>.</summary>
public static class ReportPainHandler
{
    /// <summary>Decides it and commits its event.</summary>
    public static Task<CommandResult> Handle(ReportPain message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Log(message.Context, message.Log, cancellation);
}
