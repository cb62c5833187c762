using HabitTrack.Domain;
using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;
using Marten.Linq.MatchesSql;

namespace HabitTrack.Storage.Queries;

/// <summary>A page of a person's entries that stand (retracted ones are left out), the last first.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Streams">Only entries of these streams; null for all.</param>
/// <param name="From">Only entries at or after this position; null for no bound.</param>
/// <param name="Before">Only entries before this position; null for no bound.</param>
/// <param name="After">Continue after this entry of the page before; null for the first page.</param>
/// <param name="Limit">At most so many, 1 or more.</param>
public sealed record EntryQuery(
    string Person, IReadOnlyList<string>? Streams = null, string? From = null, string? Before = null, EntryCursor? After = null, int Limit = 50);

/// <summary>Where a page of entries ended.</summary>
public sealed record EntryCursor(string Position, Guid Id);

/// <summary>Reads entries.</summary>
public static class EntryQueries
{
    /// <summary>An entry as it stands, retracted or not; null when the person has none with the id.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static Task<EntryDocument?> FindEntry(this IDocumentStore store, string person, Guid id, CancellationToken cancellation) =>
        DatabaseErrors.Guard(async () =>
        {
            await using var session = store.QuerySession(person);
            return await session.LoadAsync<EntryDocument>(id, cancellation);
        });

    /// <summary>Some entries as they stand, by id.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static Task<IReadOnlyDictionary<Guid, EntryDocument>> FindEntries(
        this IDocumentStore store, string person, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        DatabaseErrors.Guard<IReadOnlyDictionary<Guid, EntryDocument>>(async () =>
        {
            await using var session = store.QuerySession(person);
            return (await session.LoadManyAsync<EntryDocument>(cancellation, ids.Distinct())).ToDictionary(entry => entry.Id);
        });

    /// <summary>A page of entries.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static Task<IReadOnlyList<EntryDocument>> ListEntries(this IDocumentStore store, EntryQuery query, CancellationToken cancellation) =>
        DatabaseErrors.Guard(async () =>
        {
            await using var session = store.QuerySession(query.Person);
            var entries = session.Query<EntryDocument>().Where(entry => !entry.Retracted);
            if (query.Streams is { } streams)
                entries = entries.Where(entry => entry.Stream.IsOneOf(streams.ToArray()));
            if (query.From is { } from)
                entries = entries.Where(entry => entry.Position.CompareTo(from) >= 0);
            if (query.Before is { } before)
                entries = entries.Where(entry => entry.Position.CompareTo(before) < 0);
            if (query.After is { } after)
                entries = entries.Where(entry => entry.MatchesSql("(d.data ->> 'position', d.id) < (?, ?)", after.Position, after.Id));
            return await entries.OrderByDescending(entry => entry.Position).ThenByDescending(entry => entry.Id).Take(query.Limit).ToListAsync(cancellation);
        });

    /// <summary>The entries of a page as they were known at an instant, from the events that were recorded by then.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static async Task<IReadOnlyList<EntryDocument>> ListEntries(
        this IDocumentStore store, EntryQuery query, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        var entries = new Dictionary<Guid, EntryDocument>();
        await foreach (var one in store.ReadHistory(new HistoryQuery(query.Person, KnownAt: knownAt), cancellation))
        {
            if (one.Data is EntryEvent change)
                entries[change.EntryId] = EntryDocument.After(entries.GetValueOrDefault(change.EntryId), one.StreamName, one.Version, change, one.Timestamp);
        }

        return entries.Values
            .Where(entry => !entry.Retracted && query.Streams?.Contains(entry.Stream) != false)
            .Where(entry => string.CompareOrdinal(entry.Position, query.From) >= 0)
            .Where(entry => query.Before is null || string.CompareOrdinal(entry.Position, query.Before) < 0)
            .OrderByDescending(entry => entry.Position, StringComparer.Ordinal)
            .ThenByDescending(entry => entry.Id)
            .Take(query.Limit)
            .ToList();
    }

    /// <summary>The events about an entry, in order.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static Task<IReadOnlyList<IEvent>> EventsAbout(this IDocumentStore store, string person, EntryDocument entry, CancellationToken cancellation) =>
        DatabaseErrors.Guard(async () =>
        {
            var (key, versions) = (StreamKey.Of(person, entry.Stream), entry.Versions.ToArray());
            await using var session = store.QuerySession(person);
            return await session.Events.QueryAllRawEvents()
                .Where(one => one.StreamKey == key && one.Version.IsOneOf(versions))
                .OrderBy(one => one.Version)
                .ToListAsync(cancellation);
        });
}
