using HabitTrack.Storage.Projections;
using JasperFx.Events;

namespace HabitTrack.Storage.Commands;

/// <summary>The result of a command. It is returned once the events are durably committed, or it is certain that they will not be.</summary>
public abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>The command was committed. There are no events if it changed nothing.</summary>
    /// <param name="Stream">The stream of the events.</param>
    /// <param name="Before">The person's state before the command.</param>
    /// <param name="After">The person's state after the command.</param>
    /// <param name="Entry">The entry that the command refers to, if it existed before.</param>
    /// <param name="Events">The events, in order.</param>
    public sealed record Committed(string Stream, PersonState Before, PersonState After, EntryDocument? Entry, IReadOnlyList<IEvent> Events) : CommandResult;

    /// <summary>The same request was already committed; nothing was changed.</summary>
    /// <param name="Receipt">The receipt of the request.</param>
    /// <param name="IsInEffect">Whether the change still stands: executing the request again would change nothing.</param>
    public sealed record Replayed(Receipt Receipt, bool IsInEffect) : CommandResult;

    /// <summary>The rules refused the command.</summary>
    public sealed record Refused(Refusal Refusal) : CommandResult;

    /// <summary>The stream is not at the version that the caller expected.</summary>
    public sealed record VersionMismatch(long ActualVersion) : CommandResult;

    /// <summary>The idempotency key was already used for a different request.</summary>
    public sealed record KeyReused : CommandResult;

    /// <summary>The person's data was erased; changes are no longer accepted.</summary>
    public sealed record PersonErased : CommandResult;

    /// <summary>The command was not committed because another command of the same group was not.</summary>
    public sealed record NotCommitted : CommandResult;
}

/// <summary>The results of commands that are committed all or none, one per command, in order.</summary>
public sealed record CommandResults(IReadOnlyList<CommandResult> All)
{
    /// <summary>The result that prevented the commit; null if all commands were committed.</summary>
    public CommandResult? BlockingResult => All.FirstOrDefault(result => result is not CommandResult.Committed and not CommandResult.NotCommitted);
}
