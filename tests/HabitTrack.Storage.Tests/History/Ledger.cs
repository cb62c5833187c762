using System.Collections.Concurrent;
using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.History;

/// <summary>A log that someone tried, and what they were told; null when they were told nothing.</summary>
internal sealed record Attempt(string Person, string Stream, Guid Entry)
{
    public CommandResult? Told { get; set; }

    public bool IsAcknowledged => Told is CommandResult.Replayed or CommandResult.Committed;
}

/// <summary>All that callers tried.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, Attempt> attempts = [];

    public IReadOnlyCollection<Attempt> Attempts => [.. attempts.Values];

    /// <summary>Opens an attempt before the storage is asked.</summary>
    public Attempt Open(string person, string stream, Guid entry) => attempts.GetOrAdd(entry, id => new Attempt(person, stream, id));
}
