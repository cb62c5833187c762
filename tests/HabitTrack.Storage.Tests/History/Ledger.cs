using System.Collections.Concurrent;
using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.History;

/// <summary>A log request and its result; null if there was none.</summary>
internal sealed record Attempt(string Person, string Stream, Guid Entry)
{
    public CommandResult? Result { get; set; }

    public bool IsAcknowledged => Result is CommandResult.Replayed or CommandResult.Committed;
}

/// <summary>All attempts of the callers.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, Attempt> attempts = [];

    public IReadOnlyCollection<Attempt> Attempts => [.. attempts.Values];

    /// <summary>Adds an attempt before it is sent.</summary>
    public Attempt Open(string person, string stream, Guid entry) => attempts.GetOrAdd(entry, id => new Attempt(person, stream, id));
}
