using HabitTrack.Domain;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace HabitTrack.Storage.Projections;

/// <summary>
/// The inline projection: the snapshots, months and entries of a person, written in the session that appends the events. It folds onto the state that
/// this node knows; a program that only appends loads it from the documents.
/// </summary>
/// <param name="known">The states that this node knows; null to load them always.</param>
public sealed class PersonProjection(StateCache? known = null) : IProjection
{
    /// <inheritdoc/>
    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var changed = new List<(string Person, object Document)>();
        foreach (var person in events.GroupBy(appended => appended.TenantId, StringComparer.Ordinal))
        {
            var tenant = operations.ForTenant(person.Key);
            // Documents that are behind are found, and the person's are rebuilt, when they are next loaded.
            if (await Before(tenant, person.Key, [.. person], cancellation) is not { } before)
                continue;

            var entries = await EntriesBefore(tenant, person, cancellation);
            var fold = new PersonFold(before, entries.GetValueOrDefault);
            foreach (var appended in person)
                fold.Apply(appended);
            changed.AddRange(fold.ChangedDocuments.Select(document => (person.Key, document)));
        }

        foreach (var (sql, parameters) in PersonDocuments.Upserts(operations.DocumentStore.Options, changed))
            operations.QueueSqlCommand(sql, parameters);
    }

    /// <summary>The state that the events follow on; null where there is none.</summary>
    private async Task<PersonState?> Before(IDocumentOperations tenant, string person, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        bool Fits(PersonState state) => events
            .GroupBy(one => StreamKey.StreamOf(one.StreamKey!), StringComparer.Ordinal)
            .All(stream => state.VersionOf(stream.Key) == stream.First().Version - 1);

        if (known?.Find(person) is { } cached && Fits(cached))
            return cached;
        var stored = await StoredPeople.Load(tenant, person, cancellation);
        return Fits(stored) ? stored : null;
    }

    private static async Task<Dictionary<Guid, EntryDocument>> EntriesBefore(IDocumentOperations tenant, IEnumerable<IEvent> events, CancellationToken cancellation)
    {
        var changes = events.Select(one => one.Data).OfType<EntryEvent>().ToList();
        var logged = changes.OfType<EntryLogged>().Select(one => one.EntryId).ToHashSet();
        var earlier = changes.Select(one => one.EntryId).Where(id => !logged.Contains(id)).Distinct().ToArray();
        return earlier.Length == 0
            ? []
            : (await tenant.LoadManyAsync<EntryDocument>(cancellation, earlier)).ToDictionary(entry => entry.Id);
    }
}
