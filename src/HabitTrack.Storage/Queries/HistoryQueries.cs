using System.Runtime.CompilerServices;
using System.Text.Json;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Queries;

/// <summary>Which of a person's events to read.</summary>
/// <param name="Person">Whose.</param>
/// <param name="After">Only events with a greater sequence.</param>
/// <param name="Stream">Only this stream's; null for all.</param>
/// <param name="Type">Only events of this stored type name; null for all.</param>
/// <param name="From">Only what was recorded at or after this instant; null for no bound.</param>
/// <param name="KnownAt">Only what was recorded up to this instant, inclusive; null for no bound.</param>
/// <param name="NewestFirst">Falling sequence instead of rising; <paramref name="After"/> is then the sequence to stay below, 0 for none.</param>
/// <param name="UpTo">Only events up to this sequence, inclusive; null for no bound.</param>
public sealed record HistoryQuery(
    string Person,
    long After = 0,
    string? Stream = null,
    string? Type = null,
    DateTimeOffset? From = null,
    DateTimeOffset? KnownAt = null,
    bool NewestFirst = false,
    long? UpTo = null);

/// <summary>Reads events as they were recorded.</summary>
public static class HistoryQueries
{
    private const int PageSize = 500;

    extension(IEvent one)
    {
        /// <summary>The stream of an event: a habit's id, or <c>profile</c>.</summary>
        public string StreamName => StreamKey.StreamOf(one.StreamKey!);

        /// <summary>When and by whom an imported event was first recorded; null for what was recorded here.</summary>
        public Origin? Origin => one.GetHeader(Commands.Origin.Header) switch
        {
            Origin origin => origin,
            JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty("recordedAt", out _) => json.Deserialize<Origin>(OtherHeaders),
            _ => null,
        };
    }

    /// <summary>Other programs may write headers of their own.</summary>
    private static readonly JsonSerializerOptions OtherHeaders =
        new(HabitJson.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };

    /// <summary>A person's events in order of sequence, a page at a time: memory stays constant, and no transaction is open while the consumer dawdles.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static async IAsyncEnumerable<IEvent> ReadHistory(
        this IDocumentStore store, HistoryQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<IEvent> page;
        do
        {
            page = await DatabaseErrors.Guard(() => ReadPage(store, query, cancellation));
            foreach (var one in page)
                yield return one;
            query = page.Count > 0 ? query with { After = page[^1].Sequence } : query;
        }
        while (page.Count == PageSize);
    }

    /// <summary>A person's state folded from the events that a query asks for.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static async Task<PersonState> FoldHistory(this IDocumentStore store, HistoryQuery query, CancellationToken cancellation)
    {
        var state = PersonState.Empty(query.Person);
        await foreach (var one in store.ReadHistory(query, cancellation))
            state = state.Apply(one.StreamName, one.Version, one.Data, one.Timestamp);
        return state;
    }

    /// <summary>The sequence of a person's last event; 0 where there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public static Task<long> LastSequence(this IDocumentStore store, string person, CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        await using var session = store.QuerySession(person);
        return await session.Events.QueryAllRawEvents().OrderByDescending(one => one.Sequence).Select(one => one.Sequence).FirstOrDefaultAsync(cancellation);
    });

    private static async Task<IReadOnlyList<IEvent>> ReadPage(IDocumentStore store, HistoryQuery query, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(query.Person);
        var events = session.Events.QueryAllRawEvents().Where(one => one.EventTypeName != "tombstone");
        if (query.Stream is { } stream)
        {
            var key = StreamKey.Of(query.Person, stream);
            events = events.Where(one => one.StreamKey == key);
        }

        if (query.Type is { } type)
            events = events.Where(one => one.EventTypeName == type);
        if (query.From is { } from)
            events = events.Where(one => one.Timestamp >= from.ToUniversalTime());
        if (query.KnownAt is { } knownAt)
            events = events.Where(one => one.Timestamp <= knownAt.ToUniversalTime());
        if (query.UpTo is { } upTo)
            events = events.Where(one => one.Sequence <= upTo);
        var after = query.After;
        if (!query.NewestFirst)
            events = events.Where(one => one.Sequence > after);
        else if (after > 0)
            events = events.Where(one => one.Sequence < after);
        var ordered = query.NewestFirst ? events.OrderByDescending(one => one.Sequence) : events.OrderBy(one => one.Sequence);
        return await ordered.Take(PageSize).ToListAsync(cancellation);
    }
}
