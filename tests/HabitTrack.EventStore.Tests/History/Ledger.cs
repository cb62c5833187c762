using System.Collections.Concurrent;

namespace HabitTrack.EventStore.Tests.History;

/// <summary>A booking that someone tried, and what he was told; null when he was told nothing.</summary>
internal sealed record Attempt(StreamId Stream, Guid Booking)
{
    public Outcome? Told { get; set; }
}

/// <summary>All that callers tried.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<Guid, Attempt> attempts = [];

    public IReadOnlyCollection<Attempt> Attempts => [.. attempts.Values];

    /// <summary>Bookings that someone was told are recorded.</summary>
    public int Acknowledged => attempts.Values.Count(IsAcknowledged);

    /// <summary>Opens an attempt before the store is asked.</summary>
    public Attempt Open(StreamId stream, Guid booking) => attempts.GetOrAdd(booking, id => new Attempt(stream, id));

    public static bool IsAcknowledged(Attempt attempt) => attempt.Told is Outcome.Replayed or Outcome.Committed { Events.Count: > 0 };
}
