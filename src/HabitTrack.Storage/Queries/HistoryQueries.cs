using System.Runtime.CompilerServices;
using System.Text.Json;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Queries;

/// <summary>Selects events of a person.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="After">Selects only events with a greater sequence.</param>
/// <param name="Stream">Selects only events of this stream; null for all.</param>
/// <param name="Types">Selects only events with one of these stored type names; null for all.</param>
/// <param name="From">Selects only events recorded at or after this instant; null for no bound.</param>
/// <param name="KnownAt">Selects only events recorded up to and including this instant; null for no bound.</param>
/// <param name="NewestFirst">Returns events in descending order of sequence; <paramref name="After"/> is then an exclusive upper bound, or 0 for none.</param>
/// <param name="UpTo">Selects only events up to and including this sequence; null for no bound.</param>
public sealed record HistoryQuery(
    string Person,
    long After = 0,
    string? Stream = null,
    IReadOnlyList<string>? Types = null,
    DateTimeOffset? From = null,
    DateTimeOffset? KnownAt = null,
    bool NewestFirst = false,
    long? UpTo = null);

/// <summary>Reads recorded events.</summary>
public static class HistoryQueries
{
    private const int PageSize = 500;

    extension(IEvent e)
    {
        /// <summary>The stream of an event: a habit's id, or <c>profile</c>.</summary>
        public string StreamName => StreamKey.StreamOf(e.StreamKey!);

        /// <summary>The origin of an imported event; null for an event that was first recorded here.</summary>
        public Origin? Origin => e.GetHeader(Commands.Origin.Header) switch
        {
            Origin origin => origin,
            JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty("recordedAt", out _) => json.Deserialize<Origin>(HeaderOptions),
            _ => null,
        };

        /// <summary>The id of the request. Events that other programs record without one are a request each.</summary>
        public string RequestId => e.CorrelationId ?? e.Id.ToString();

        /// <summary>The id of the import that the event belongs to; null for none.</summary>
        public Guid? ImportId => e.GetHeader(Author.ImportHeader) switch
        {
            Guid id => id,
            string text when Guid.TryParse(text, out var id) => id,
            _ => null,
        };
    }

    /// <summary>Ignores unknown members, because other programs may write their own headers.</summary>
    private static readonly JsonSerializerOptions HeaderOptions =
        new(HabitJson.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };

    /// <summary>Reads a person's events in order of sequence, page by page, with constant memory use and no open transaction between pages.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static async IAsyncEnumerable<IEvent> ReadHistory(
        this IDocumentStore store, HistoryQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<IEvent> page;
        do
        {
            page = await DatabaseErrors.GuardQuery(store, () => ReadPage(store, query, cancellation));
            foreach (var e in page)
                yield return e;
            query = page.Count > 0 ? query with { After = page[^1].Sequence } : query;
        }
        while (page.Count == PageSize);
    }

    /// <summary>Folds the selected events of a person to a state.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static async Task<PersonState> FoldHistory(this IDocumentStore store, HistoryQuery query, CancellationToken cancellation)
    {
        var fold = new PersonFold(PersonState.Empty(query.Person), _ => null);
        await foreach (var e in store.ReadHistory(query, cancellation))
            fold.Apply(e);
        return fold.State;
    }

    /// <summary>Returns the sequence of a person's last event; 0 if there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<long> LastSequence(this IDocumentStore store, string person, CancellationToken cancellation) =>
        DatabaseErrors.GuardQuery(store, async () =>
        {
            await using var session = store.QuerySession(person);
            return await session.Events.QueryAllRawEvents().OrderByDescending(e => e.Sequence).Select(e => e.Sequence).FirstOrDefaultAsync(cancellation);
        });

    private static async Task<IReadOnlyList<IEvent>> ReadPage(IDocumentStore store, HistoryQuery query, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(query.Person);
        var events = session.Events.QueryAllRawEvents().Where(e => e.EventTypeName != "tombstone");
        if (query.Stream is { } stream)
        {
            var key = StreamKey.Of(query.Person, stream);
            events = events.Where(e => e.StreamKey == key);
        }

        if (query.Types?.ToArray() is { } types)
            events = events.Where(e => e.EventTypeName.IsOneOf(types));
        if (query.From is { } from)
            events = events.Where(e => e.Timestamp >= from.ToUniversalTime());
        if (query.KnownAt is { } knownAt)
            events = events.Where(e => e.Timestamp <= knownAt.ToUniversalTime());
        if (query.UpTo is { } upTo)
            events = events.Where(e => e.Sequence <= upTo);
        var after = query.After;
        if (!query.NewestFirst)
            events = events.Where(e => e.Sequence > after);
        else if (after > 0)
            events = events.Where(e => e.Sequence < after);
        var ordered = query.NewestFirst ? events.OrderByDescending(e => e.Sequence) : events.OrderBy(e => e.Sequence);
        return await ordered.Take(PageSize).ToListAsync(cancellation);
    }
}
