using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace HabitTrack.Storage.Projections;

/// <summary>
/// The inline projection. It updates a person's habit, profile, month and entry documents in the session that appends the events. It uses the cached state
/// if there is a cache, and otherwise loads the state from the documents.
/// </summary>
/// <param name="cache">The node's cache of states; null to always load them.</param>
public sealed class PersonProjection(StateCache? cache = null) : IProjection
{
    /// <inheritdoc/>
    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var changed = new List<(string Person, object Document)>();
        foreach (var person in events.GroupBy(appended => appended.TenantId, StringComparer.Ordinal))
        {
            var tenant = operations.ForTenant(person.Key);
            // If the documents are outdated, leave them: they are rebuilt when they are next loaded.
            if (await FindStateBefore(tenant, person.Key, [.. person], cancellation) is not { } before)
                continue;

            var entries = await LoadEntriesBefore(tenant, person, cancellation);
            var fold = new PersonFold(before, entries.GetValueOrDefault);
            foreach (var appended in person)
                fold.Apply(appended);
            changed.AddRange(fold.ChangedDocuments.Select(document => (person.Key, document)));
        }

        foreach (var (sql, parameters) in PersonDocuments.Upserts(operations.DocumentStore.Options, changed))
            operations.QueueSqlCommand(sql, parameters);
    }

    /// <summary>Finds the state before the events; null if the cache and the documents have another version.</summary>
    private async Task<PersonState?> FindStateBefore(IDocumentOperations tenant, string person, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        bool Precedes(PersonState state) => events
            .GroupBy(e => StreamKey.StreamOf(e.StreamKey!), StringComparer.Ordinal)
            .All(stream => state.VersionOf(stream.Key) == stream.First().Version - 1);

        if (cache?.Find(person) is { } cached && Precedes(cached))
            return cached;
        var stored = await StoredPeople.Load(tenant, person, cancellation);
        return Precedes(stored) ? stored : null;
    }

    private static async Task<Dictionary<Guid, EntryDocument>> LoadEntriesBefore(
        IDocumentOperations tenant, IEnumerable<IEvent> events, CancellationToken cancellation)
    {
        var changes = events.Select(e => e.Data).OfType<EntryEvent>().ToList();
        var logged = changes.OfType<EntryLogged>().Select(e => e.EntryId).ToHashSet();
        var earlier = changes.Select(e => e.EntryId).Where(id => !logged.Contains(id)).Distinct().ToArray();
        return earlier.Length == 0
            ? []
            : (await tenant.LoadManyAsync<EntryDocument>(cancellation, earlier)).ToDictionary(entry => entry.Id);
    }
}
