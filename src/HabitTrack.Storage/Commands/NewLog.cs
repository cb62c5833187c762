using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>Something to log.</summary>
/// <param name="Stream">The habit it is logged to, or <c>profile</c> for what belongs to the person.</param>
/// <param name="EntryId">The entry's identity, made before any attempt: a retry finds what the first try may have committed.</param>
/// <param name="Entry">What was done; its day and timing are filled in from <paramref name="When"/>.</param>
/// <param name="When">When it was done.</param>
/// <param name="MayExist">Whether the caller chose the identity, so that there may be such an entry already.</param>
public sealed record NewLog<TEntry>(string Stream, Guid EntryId, TEntry Entry, When When, bool MayExist)
    where TEntry : Entry;

internal static class LogHandling
{
    public static Task<CommandResult> Log<TEntry>(this CommandBatch batch, RequestContext context, NewLog<TEntry> log, CancellationToken cancellation)
        where TEntry : Entry =>
        batch.Execute(context, log.Stream, new LogEntry(log.EntryId, log.Entry, log.When), log.MayExist ? log.EntryId : null, cancellation);
}
