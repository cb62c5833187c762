using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that logs many entries, all or none.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Logs">The entries to log, in order.</param>
public sealed record LogEntries(RequestContext Context, IReadOnlyList<NewLog<Entry>> Logs);

/// <summary>Handles <see cref="LogEntries"/>.</summary>
public static class LogEntriesHandler
{
    /// <returns>One result per entry, in order.</returns>
    public static async Task<CommandResults> Handle(LogEntries message, CommandBatch batch, CancellationToken cancellation)
    {
        var (by, at) = (message.Context.By, message.Context.At);
        return new(await batch.ExecuteTogether(
            message.Context,
            [.. message.Logs.Select(log => new PersonCommand(log.ToCommand(), by, at))],
            cancellation));
    }
}
