using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Postgres.Appending;
using JasperFx.Events;

namespace HabitTrack.EventStore.Marten.Appending;

/// <summary>What commits came to. It is answered after the unit of work is saved, when Marten has numbered the events.</summary>
public sealed class Settled
{
    private readonly Batch batch;
    private readonly Func<Receipt> receipt;

    private Settled(Batch batch, Func<Receipt> receipt) => (this.batch, this.receipt) = (batch, receipt);

    /// <summary>Whether the unit of work remembers idempotency keys.</summary>
    internal bool AddsKeys => batch.Draft.Keys.Count > 0;

    /// <summary>Nothing is appended now: there was nothing to append, or an earlier try has.</summary>
    internal static Settled Already(Batch batch, Receipt receipt) => new(batch, () => receipt);

    internal static Settled Saving(Batch batch, IReadOnlyList<IEvent> events, DateTimeOffset recordedAt) =>
        new(batch, () => new Receipt([.. events.Select(appended => appended.Sequence)], recordedAt));

    /// <summary>Answers the callers.</summary>
    /// <param name="cache">Learns the states that the events have led to.</param>
    internal void Answer(StreamCache cache)
    {
        foreach (var change in batch.Draft.Streams.Values)
            cache.Advance(change.After, change.Bytes);
        batch.Answer(receipt());
    }
}
