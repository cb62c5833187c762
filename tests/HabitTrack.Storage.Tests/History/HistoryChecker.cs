using HabitTrack.Domain;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Tests.History;

/// <summary>Compares what callers were told with what is stored.</summary>
internal static class HistoryChecker
{
    /// <param name="node">A node that has nothing cached.</param>
    /// <param name="ledger">What callers were told, about people of their own.</param>
    public static async Task Check(StorageNode node, Ledger ledger)
    {
        var people = ledger.Attempts.Select(attempt => attempt.Person).Distinct(StringComparer.Ordinal).ToArray();
        var history = await Read(node, people);
        HoldsWhatWasTold(history, ledger);
        await Task.WhenAll(history.GroupBy(one => one.TenantId, StringComparer.Ordinal).Select(person => IsWhole(node, person.Key, [.. person])));

        var verification = await node.Verifier.Verify(TestContext.Current.CancellationToken);
        Assert.Empty(verification.Differences);
        Assert.True(verification.Events >= history.Count);
    }

    private static async Task<IReadOnlyList<IEvent>> Read(StorageNode node, string[] people)
    {
        await using var session = node.Store.QuerySession();
        return await session.Events.QueryAllRawEvents()
            .Where(one => one.TenantIsOneOf(people) && one.EventTypeName != "tombstone")
            .OrderBy(one => one.Sequence)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static void HoldsWhatWasTold(IReadOnlyList<IEvent> history, Ledger ledger)
    {
        var stored = history.Where(one => one.Data is EntryLogged).ToLookup(one => ((EntryLogged)one.Data).EntryId);
        foreach (var attempt in ledger.Attempts)
        {
            var logged = stored[attempt.Entry].ToList();
            if (attempt.IsAcknowledged)
                Assert.Equal((attempt.Person, attempt.Stream), (Assert.Single(logged).TenantId, logged[0].StreamName));
            else
                Assert.InRange(logged.Count, 0, attempt.Told is null ? 1 : 0);
            if (attempt.Told is CommandResult.Committed committed)
                Assert.Equal(Shown.Of(committed.Events.Where(one => one.Data is EntryLogged)), Shown.Of(logged));
        }

        Assert.Subset(ledger.Attempts.Select(attempt => attempt.Entry).ToHashSet(), stored.Select(logged => logged.Key).ToHashSet());
    }

    /// <summary>Along a person's sequence versions rise without holes in each stream, and instants never fall; the states are what it folds to.</summary>
    private static async Task IsWhole(StorageNode node, string person, List<IEvent> history)
    {
        foreach (var stream in history.GroupBy(one => one.StreamKey, StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(i => (long)i), stream.Select(one => one.Version));
        foreach (var (earlier, later) in history.Zip(history.Skip(1)))
            Assert.True(earlier.Timestamp <= later.Timestamp, $"{later.Sequence} was recorded before {earlier.Sequence}");

        Assert.Equal(Shown.Fold(person, history), Shown.Of(await node.States.Load(person, TestContext.Current.CancellationToken)));
        var entries = await node.Store.ListEntries(new EntryQuery(person, Limit: int.MaxValue), TestContext.Current.CancellationToken);
        Assert.Equal(
            history.Select(one => one.Data).OfType<EntryLogged>().Select(logged => logged.EntryId).Order(), entries.Select(entry => entry.Id).Order());
    }
}
