using HabitTrack.EventStore.Projections;
using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.History;

/// <summary>Compares what callers were told, and what a follower saw, with what is stored.</summary>
internal static class HistoryChecker
{
    /// <param name="node">A node that has nothing cached.</param>
    /// <param name="ledger">What callers were told, about streams of their own.</param>
    /// <param name="followed">What a follower saw meanwhile.</param>
    public static async Task Check(IEventStore node, Ledger ledger, IReadOnlyList<Recorded> followed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var everything = await node.ReadAll(new EventQuery(null), cancellation).ToListAsync(cancellation);
        Assert.Equal(everything, followed);
        RiseTogether(everything);

        var tenants = ledger.Attempts.Select(attempt => attempt.Stream.Tenant).ToHashSet(StringComparer.Ordinal);
        var history = everything.Where(recorded => tenants.Contains(recorded.Stream.Tenant)).ToList();
        HoldsWhatWasTold(history, ledger);
        foreach (var stream in history.GroupBy(recorded => recorded.Stream))
            await IsWhole(node, stream.Key, [.. stream], cancellation);
        foreach (var tenant in history.GroupBy(recorded => recorded.Stream.Tenant, StringComparer.Ordinal))
            await HasItsEntries(node, tenant.Key, [.. tenant], cancellation);
    }

    private static void RiseTogether(List<Recorded> history)
    {
        foreach (var (earlier, later) in history.Zip(history.Skip(1)))
        {
            Assert.True(earlier.Sequence < later.Sequence, $"{later.Sequence} comes after {earlier.Sequence}");
            Assert.True(earlier.RecordedAt <= later.RecordedAt, $"{later.Sequence} was recorded before {earlier.Sequence}");
        }
    }

    private static void HoldsWhatWasTold(List<Recorded> history, Ledger ledger)
    {
        var stored = history.ToLookup(recorded => ((Booked)recorded.Data).BookingId);
        foreach (var attempt in ledger.Attempts)
        {
            var events = stored[attempt.Booking].ToList();
            if (Ledger.IsAcknowledged(attempt))
                Assert.Equal(attempt.Stream, Assert.Single(events).Stream);
            else
                Assert.InRange(events.Count, 0, attempt.Told is null ? 1 : 0);
            if (attempt.Told is Outcome.Committed committed)
                Assert.Equal(committed.Events, events);
        }

        Assert.Subset(ledger.Attempts.Select(attempt => attempt.Booking).ToHashSet(), stored.Select(booking => booking.Key).ToHashSet());
    }

    private static async Task IsWhole(IEventStore node, StreamId stream, List<Recorded> history, CancellationToken cancellation)
    {
        Assert.Equal(Enumerable.Range(1, history.Count).Select(i => (long)i), history.Select(recorded => recorded.Version));
        var projection = node.Model.ProjectionOf(stream.Name);
        var fold = history.Aggregate(projection.Initial, (state, recorded) => projection.Evolve(state, recorded.Data));
        Assert.Equal(new StreamState(stream, history.Count, fold), await node.Load(stream, cancellation));
    }

    private static async Task HasItsEntries(IEventStore node, string tenant, List<Recorded> history, CancellationToken cancellation)
    {
        var entries = await node.ListEntries(new EntryQuery(tenant, Limit: int.MaxValue), cancellation);
        Assert.Equal(
            history.ToDictionary(recorded => ((Booked)recorded.Data).BookingId, recorded => (recorded.Stream, recorded.Version)),
            entries.ToDictionary(entry => entry.Id, entry => (entry.Stream, Assert.Single(entry.Versions))));
    }
}
