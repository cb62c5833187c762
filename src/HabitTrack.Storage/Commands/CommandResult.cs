using HabitTrack.Domain;
using HabitTrack.Storage.Projections;
using JasperFx.Events;

namespace HabitTrack.Storage.Commands;

/// <summary>What became of a command. It is given once the command's events are durable, or certain not to be.</summary>
public abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>The events are recorded; none when the command changed nothing.</summary>
    /// <param name="Stream">The stream of the events.</param>
    /// <param name="Before">The person before the command.</param>
    /// <param name="After">The person after it.</param>
    /// <param name="Entry">The entry that the command names, where it existed before.</param>
    /// <param name="Events">The events, in order.</param>
    public sealed record Committed(string Stream, PersonState Before, PersonState After, EntryDocument? Entry, IReadOnlyList<IEvent> Events) : CommandResult;

    /// <summary>The same request was committed before; nothing was done again.</summary>
    public sealed record Replayed(Receipt Receipt) : CommandResult;

    /// <summary>The rules refused it.</summary>
    public sealed record Refused(Refusal Refusal) : CommandResult;

    /// <summary>The stream is not at the version that the caller expected.</summary>
    public sealed record VersionMismatch(long ActualVersion) : CommandResult;

    /// <summary>The idempotency key was used for another request.</summary>
    public sealed record KeyReused : CommandResult;

    /// <summary>The person's data was erased; changes are no longer accepted.</summary>
    public sealed record PersonErased : CommandResult;

    /// <summary>Not tried, or undone, because another command of the same group was not committed.</summary>
    public sealed record NotCommitted : CommandResult;
}

/// <summary>What became of commands that were to be committed all or none; one result per command, in order.</summary>
public sealed record CommandResults(IReadOnlyList<CommandResult> All)
{
    /// <summary>The result that kept the commands from being committed; null when they were.</summary>
    public CommandResult? Obstacle => All.FirstOrDefault(result => result is not CommandResult.Committed and not CommandResult.NotCommitted);
}
