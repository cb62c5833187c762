using System.Runtime.CompilerServices;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>The endpoint for raw events.</summary>
internal static class HistoryEndpoints
{
    public const int MaxLimit = 1_000;

    private const int DefaultLimit = 100;

    public static void MapHistory(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/history", Get)
            .WithTags("History")
            .IsPersonal()
            .WithSummary("The raw events, in order: a page as JSON; all of them as application/x-ndjson or text/csv, where no limit is given")
            .Asks(() => [
                Parameters.From, Parameters.To, Parameters.Stream, Parameters.Type, Parameters.After, Parameters.Events, Parameters.KnownAt, Parameters.Entry])
            .Produces<HistoryPage>()
            .ProducesItems<EventView>(EventStreaming.Lines)
            .ProducesText(EventCsv.ContentType)
            .IsConditional()
            .Refuses("entry-not-found", "habit-not-started");

    private static async Task<IResult> Get(HttpContext http, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var query = http.Request.Query;
        var stream = Query.Stream(query, (await reader.State(caller.Person, cancellation)).VersionOf);
        var limit = (int?)Query.Number(query, "limit", 1, MaxLimit);
        var entryHistory = Query.Id(query, "entry") is { } id ? await EntryHistory(id, caller, reader, cancellation) : null;
        var events = entryHistory?.ToAsyncEnumerable() ?? Events(QueryOf(query, stream, caller), Query.Days(query), reader, cancellation);
        var accept = http.Request.Headers.Accept.ToString();
        var selected = limit is { } max ? events.Take(max) : events;
        if (accept.Contains(EventStreaming.Lines, StringComparison.OrdinalIgnoreCase))
            return EventStreaming.Ndjson(selected.Select(EventView.Of));
        if (accept.Contains(EventCsv.ContentType, StringComparison.OrdinalIgnoreCase))
            return EventStreaming.Csv(EventCsv.Header, selected, recorded => [EventCsv.Values(recorded)]);

        return TypedResults.Ok(entryHistory is null
            ? await Page(events, limit ?? DefaultLimit, cancellation)
            : new HistoryPage(entryHistory.Select(EventView.Of).ToList(), null));
    }

    private static async Task<HistoryPage> Page(IAsyncEnumerable<IEvent> events, int limit, CancellationToken cancellation)
    {
        var page = await events.Take(limit + 1).Select(EventView.Of).ToListAsync(cancellation);
        return page.Count > limit ? new HistoryPage(page[..limit], page[limit - 1].Sequence) : new HistoryPage(page, null);
    }

    private static HistoryQuery QueryOf(IQueryCollection query, string? stream, Caller caller) => new(
        caller.Person,
        Query.Number(query, "after", 0, long.MaxValue) ?? 0,
        stream,
        Query.Text(query, "type", "the stored name of an event's type, such as hang_logged", text => HabitEventTypes.Find(text) is not null) is { } type ? [type] : null,
        KnownAt: Query.Instant(query, "knownAt"));

    /// <summary>The events recorded in a range of the person's days. Instants never decrease along the sequence, so the first later event ends it.</summary>
    private static async IAsyncEnumerable<IEvent> Events(
        HistoryQuery query, (DateOnly? From, DateOnly? To) days, PersonReader reader, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var calendar = (await reader.State(query.Person, cancellation)).Profile.Profile.Settings.Calendar;
        // Every time zone is within a day of UTC.
        var since = days.From is { } first ? new DateTimeOffset(first.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset?)null;
        await foreach (var recorded in reader.Store.ReadHistory(query with { From = since }, cancellation))
        {
            var day = calendar.DayOf(recorded.Timestamp);
            if (day > days.To)
                yield break;
            if (!(day < days.From))
                yield return recorded;
        }
    }

    private static async Task<IReadOnlyList<IEvent>> EntryHistory(Guid id, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var entry = await reader.FindEntry(caller.Person, id, cancellation);
        return await reader.Store.EventsAbout(caller.Person, entry, cancellation);
    }
}

/// <summary>A page of events, and the sequence to continue after.</summary>
internal sealed record HistoryPage(IReadOnlyList<EventView> Events, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Next);

/// <summary>An event for clients.</summary>
/// <param name="Origin">When and by whom an imported event was first recorded.</param>
internal sealed record EventView(
    long Sequence,
    string Stream,
    long Version,
    string Type,
    object Data,
    DateTimeOffset RecordedAt,
    string? By,
    string? CorrelationId,
    Origin? Origin = null)
{
    public static EventView Of(IEvent recorded) => new(
        recorded.Sequence,
        recorded.StreamName,
        recorded.Version,
        recorded.EventTypeName,
        recorded.Data,
        recorded.Timestamp,
        recorded.UserName,
        recorded.CorrelationId,
        recorded.Origin);
}
