using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;
using Marten.Linq.MatchesSql;

namespace HabitTrack.Storage.Queries;

/// <summary>Selects a page of a person's entries, newest first. Retracted entries are left out.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="Streams">Selects only entries of these streams; null for all.</param>
/// <param name="From">Selects only entries at or after this position; null for no bound.</param>
/// <param name="Before">Selects only entries before this position; null for no bound.</param>
/// <param name="After">The last entry of the previous page; null for the first page.</param>
/// <param name="Limit">The maximum number of entries, at least 1.</param>
/// <param name="Type">Selects only entries with content of this type, which derives from <see cref="Entry"/>; null for all.</param>
public sealed record EntryQuery(
    string Person,
    IReadOnlyList<string>? Streams = null,
    string? From = null,
    string? Before = null,
    EntryCursor? After = null,
    int Limit = 50,
    Type? Type = null);

/// <summary>The position of the last entry of a page.</summary>
public sealed record EntryCursor(string Position, Guid Id);

/// <summary>Reads entries.</summary>
public static class EntryQueries
{
    /// <summary>Finds an entry, retracted or not; null if the person has none with the id.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<EntryDocument?> FindEntry(this IDocumentStore store, string person, Guid id, CancellationToken cancellation) =>
        DatabaseErrors.GuardQuery(store, async () =>
        {
            await using var session = store.QuerySession(person);
            return await session.LoadAsync<EntryDocument>(id, cancellation);
        });

    /// <summary>
    /// Finds the entries that events change, as of any later time. An entry is left out if the events have all there is to know about it, or the person was
    /// erased.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<IReadOnlyDictionary<Guid, EntryDocument>> FindChangedEntries(
        this IDocumentStore store, string person, IEnumerable<IEvent> recorded, CancellationToken cancellation)
    {
        Guid[] ids =
        [
            .. recorded.Select(one => one.Data).OfType<EntryEvent>().Where(change => change is not EntryLogged { Entry: not Activity { Unit: null } }).Select(change => change.EntryId),
        ];
        return ids.Length > 0 ? store.FindEntries(person, ids, cancellation) : Task.FromResult<IReadOnlyDictionary<Guid, EntryDocument>>(FrozenDictionary<Guid, EntryDocument>.Empty);
    }

    /// <summary>Finds entries by id, retracted or not.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<IReadOnlyDictionary<Guid, EntryDocument>> FindEntries(
        this IDocumentStore store, string person, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        DatabaseErrors.GuardQuery<IReadOnlyDictionary<Guid, EntryDocument>>(store, async () =>
        {
            await using var session = store.QuerySession(person);
            return (await session.LoadManyAsync<EntryDocument>(cancellation, ids.Distinct())).ToDictionary(entry => entry.Id);
        });

    /// <summary>Returns a page of entries.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<IReadOnlyList<EntryDocument>> ListEntries(this IDocumentStore store, EntryQuery query, CancellationToken cancellation) =>
        DatabaseErrors.GuardQuery(store, async () =>
        {
            await using var session = store.QuerySession(query.Person);
            var entries = session.Query<EntryDocument>().Where(entry => !entry.Retracted);
            if (query.Streams is { } streams)
                entries = entries.Where(entry => entry.Stream.IsOneOf(streams.ToArray()));
            if (query.Type is { } type)
                entries = entries.Where(entry => entry.MatchesSql("d.data -> 'content' ->> 'kind' = ?", StoredKindOf(type)));
            if (query.From is { } from)
                entries = entries.Where(entry => entry.Position.CompareTo(from) >= 0);
            if (query.Before is { } before)
                entries = entries.Where(entry => entry.Position.CompareTo(before) < 0);
            if (query.After is { } after)
                entries = entries.Where(entry => entry.MatchesSql("(d.data ->> 'position', d.id) < (?, ?)", after.Position, after.Id));
            return await entries.OrderByDescending(entry => entry.Position).ThenByDescending(entry => entry.Id).Take(query.Limit).ToListAsync(cancellation);
        });

    /// <summary>Returns a page of entries as known at an instant, from the events that were recorded until then.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static async Task<IReadOnlyList<EntryDocument>> ListEntries(
        this IDocumentStore store, EntryQuery query, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        var fold = new PersonFold(PersonState.Empty(query.Person), _ => null);
        await foreach (var e in store.ReadHistory(new HistoryQuery(query.Person, KnownAt: knownAt), cancellation))
            fold.Apply(e);

        return fold.ChangedEntries
            .Where(entry => !entry.Retracted && query.Streams?.Contains(entry.Stream) != false)
            .Where(entry => query.Type is null || entry.Content.GetType() == query.Type)
            .Where(entry => string.CompareOrdinal(entry.Position, query.From) >= 0)
            .Where(entry => query.Before is null || string.CompareOrdinal(entry.Position, query.Before) < 0)
            .OrderByDescending(entry => entry.Position, StringComparer.Ordinal)
            .ThenByDescending(entry => entry.Id)
            .Take(query.Limit)
            .ToList();
    }

    private static object StoredKindOf(Type content) => typeof(Entry)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .Single(stored => stored.DerivedType == content)
        .TypeDiscriminator!;

    /// <summary>Returns the events of an entry, in order.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<IReadOnlyList<IEvent>> EventsAbout(this IDocumentStore store, string person, EntryDocument entry, CancellationToken cancellation) =>
        DatabaseErrors.GuardQuery(store, async () =>
        {
            var (key, versions) = (StreamKey.Of(person, entry.Stream), entry.Versions.ToArray());
            await using var session = store.QuerySession(person);
            return await session.Events.QueryAllRawEvents()
                .Where(e => e.StreamKey == key && e.Version.IsOneOf(versions))
                .OrderBy(e => e.Version)
                .ToListAsync(cancellation);
        });
}
