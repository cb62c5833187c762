using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Tests.History;

/// <summary>Compares the results that callers got with the stored events.</summary>
internal static class HistoryChecker
{
    /// <param name="node">A node with an empty cache.</param>
    /// <param name="ledger">The attempts of the callers and their results.</param>
    public static async Task Check(StorageNode node, Ledger ledger)
    {
        var people = ledger.Attempts.Select(attempt => attempt.Person).Distinct(StringComparer.Ordinal).ToArray();
        var history = await Read(node, people);
        MatchesResults(history, ledger);
        await Task.WhenAll(history.GroupBy(e => e.TenantId, StringComparer.Ordinal).Select(person => IsConsistent(node, person.Key, [.. person])));

        var verification = await node.Verifier.Verify(TestContext.Current.CancellationToken);
        Assert.Empty(verification.Differences);
        Assert.True(verification.Events >= history.Count);
    }

    private static async Task<IReadOnlyList<IEvent>> Read(StorageNode node, string[] people)
    {
        await using var session = node.Store.QuerySession();
        return await session.Events.QueryAllRawEvents()
            .Where(e => e.TenantIsOneOf(people) && e.EventTypeName != "tombstone")
            .OrderBy(e => e.Sequence)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static void MatchesResults(IReadOnlyList<IEvent> history, Ledger ledger)
    {
        var stored = history.Where(e => e.Data is EntryLogged).ToLookup(e => ((EntryLogged)e.Data).EntryId);
        foreach (var attempt in ledger.Attempts)
        {
            var logged = stored[attempt.Entry].ToList();
            if (attempt.IsAcknowledged)
                Assert.Equal((attempt.Person, attempt.Stream), (Assert.Single(logged).TenantId, logged[0].StreamName));
            else
                Assert.InRange(logged.Count, 0, attempt.Result is null ? 1 : 0);
            if (attempt.Result is CommandResult.Committed committed)
                Assert.Equal(Canonical.Of(committed.Events.Where(e => e.Data is EntryLogged)), Canonical.Of(logged));
        }

        Assert.Subset(ledger.Attempts.Select(attempt => attempt.Entry).ToHashSet(), stored.Select(logged => logged.Key).ToHashSet());
    }

    /// <summary>Asserts that versions have no gaps, timestamps never decrease, and the stored states match the folded history.</summary>
    private static async Task IsConsistent(StorageNode node, string person, List<IEvent> history)
    {
        foreach (var stream in history.GroupBy(e => e.StreamKey, StringComparer.Ordinal))
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(i => (long)i), stream.Select(e => e.Version));
        foreach (var (earlier, later) in history.Zip(history.Skip(1)))
            Assert.True(earlier.Timestamp <= later.Timestamp, $"{later.Sequence} was recorded before {earlier.Sequence}");

        Assert.Equal(Canonical.Fold(person, history), Canonical.Of(await node.States.Load(person, TestContext.Current.CancellationToken)));
        var entries = await node.Store.ListEntries(new EntryQuery(person, Limit: int.MaxValue), TestContext.Current.CancellationToken);
        Assert.Equal(
            history.Select(e => e.Data).OfType<EntryLogged>().Select(logged => logged.EntryId).Order(), entries.Select(entry => entry.Id).Order());
    }
}
