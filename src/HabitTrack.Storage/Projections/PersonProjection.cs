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
        foreach (var person in events.GroupBy(appended => appended.TenantId, StringComparer.Ordinal))
        {
            var tenant = operations.ForTenant(person.Key);
            var before = await Before(tenant, person.Key, [.. person], cancellation);
            // Documents that are behind are found, and the person's are rebuilt, when they are next loaded.
            if (before is null)
                continue;

            var after = person.Aggregate(before, (state, one) => state.Apply(StreamKey.StreamOf(one.StreamKey!), one.Version, one.Data, one.Timestamp));
            foreach (var document in PersonDocuments.Changed(before, after))
                tenant.StoreObjects([document]);
            tenant.Store(await Entries(tenant, [.. person], cancellation));
        }
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

    private static async Task<EntryDocument[]> Entries(IDocumentOperations tenant, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var changes = events.Where(one => one.Data is EntryEvent).ToList();
        var logged = changes.Where(one => one.Data is EntryLogged).Select(one => ((EntryEvent)one.Data).EntryId).ToHashSet();
        var others = changes.Select(one => ((EntryEvent)one.Data).EntryId).Where(id => !logged.Contains(id)).Distinct().ToArray();
        var entries = others.Length == 0
            ? []
            : (await tenant.LoadManyAsync<EntryDocument>(cancellation, others)).ToDictionary(entry => entry.Id);
        foreach (var one in changes)
        {
            var change = (EntryEvent)one.Data;
            entries[change.EntryId] = EntryDocument.After(
                entries.GetValueOrDefault(change.EntryId), StreamKey.StreamOf(one.StreamKey!), one.Version, change, one.Timestamp);
        }

        return [.. entries.Values];
    }
}
