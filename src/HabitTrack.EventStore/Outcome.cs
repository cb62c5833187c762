using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore;

/// <summary>What became of a commit. Given only once it is durable, or certain not to be.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The events are recorded (none when the command changed nothing).</summary>
    /// <param name="Read">What the decision read.</param>
    /// <param name="State">The stream after the events.</param>
    /// <param name="Events">The events as recorded.</param>
    public sealed record Committed(Reads Read, StreamState State, IReadOnlyList<Recorded> Events) : Outcome;

    /// <summary>The same request was committed before; nothing was done again.</summary>
    public sealed record Replayed(IdempotencyKey Key) : Outcome;

    /// <summary>The model refused it.</summary>
    public sealed record Refused(object Reason) : Outcome;

    /// <summary>The stream is not at the version the caller expected.</summary>
    public sealed record Stale(long ActualVersion) : Outcome;

    /// <summary>The idempotency key was used for another request.</summary>
    public sealed record KeyReused : Outcome;

    /// <summary>The tenant is erased: nothing of it is kept, and nothing is taken any more.</summary>
    public sealed record Gone : Outcome;

    /// <summary>Not tried, or undone, because another commit of the same group was not committed.</summary>
    public sealed record Withdrawn : Outcome;
}
