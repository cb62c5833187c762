using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that reports pain.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Log">The entry to log: area and level.</param>
public sealed record ReportPain(RequestContext Context, NewLog<Pain> Log);

/// <summary>Handles <see cref="ReportPain"/>.</summary>
public static class ReportPainHandler
{
    /// <summary>Decides the command and commits its events.</summary>
    public static Task<CommandResult> Handle(ReportPain message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, message.Log.ToCommand(), cancellation);
}
