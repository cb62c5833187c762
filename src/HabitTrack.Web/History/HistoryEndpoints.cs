using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>The raw events.</summary>
internal static class HistoryEndpoints
{
    public const int MostLimit = 1_000;

    private const int DefaultLimit = 100;
    private const string Lines = "application/x-ndjson";

    public static void MapHistory(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/history", Get)
            .WithTags("History")
            .WithSummary("The raw events, in order")
            .Asks(() =>
            [
                Parameters.From,
                Parameters.To,
                Parameters.Stream,
                Parameters.Type,
                Parameters.After,
                Parameters.Events,
                Parameters.KnownAt,
                Parameters.Entry,
            ])
            .Gives(Examples.History)
            .Gives(Examples.Event, contentType: Lines)
            .IsConditional()
            .Refuses("entry-not-found");

    private static async Task<IResult> Get(HttpContext http, Caller caller, Habits habits, CancellationToken cancellation)
    {
        var query = http.Request.Query;
        if (Query.Id(query, "entry") is { } id)
            return Answers.Ok(new HistoryPage(await Trail(id, caller, habits, cancellation), null));

        var limit = (int)(Query.Number(query, "limit", 1, MostLimit) ?? DefaultLimit);
        var events = Events(query, caller, habits, cancellation);
        if (http.Request.Headers.Accept.ToString().Contains(Lines, StringComparison.OrdinalIgnoreCase))
            return Results.Stream(output => Write(events, output, cancellation), Lines);

        var page = await events.Take(limit + 1).ToListAsync(cancellation);
        return Answers.Ok(page.Count > limit
            ? new HistoryPage(page[..limit], page[limit - 1].Sequence)
            : new HistoryPage(page, null));
    }

    private static async IAsyncEnumerable<EventView> Events(
        IQueryCollection query, Caller caller, Habits habits, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (from, to) = (Query.Day(query, "from"), Query.Day(query, "to"));
        var asked = new EventQuery(
            caller.Person,
            Query.Number(query, "after", 0, long.MaxValue) ?? 0,
            Query.Text(query, "habit", "the id of a habit, or profile", text => text == Profile.Stream || HabitIdAttribute.IsHabitId(text)),
            Query.Text(query, "type", "the stored name of an event's type, such as hang_logged", text => habits.Store.Model.Events.TypeOf(text) is not null),
            Cut: new Cut(Query.Instant(query, "knownAt")));
        var calendar = ((Profile)(await habits.Store.Load(caller.Profile, cancellation)).State).Settings.Calendar;
        await foreach (var recorded in habits.Store.ReadAll(asked, cancellation))
        {
            var day = calendar.DayOf(recorded.RecordedAt);
            if (!(day < from) && !(day > to))
                yield return EventView.Of(recorded);
        }
    }

    private static async Task<IReadOnlyList<EventView>> Trail(Guid id, Caller caller, Habits habits, CancellationToken cancellation)
    {
        var entry = await habits.FindEntry(caller.Person, id, cancellation);
        return (await habits.Store.ReadVersions(entry.Stream, entry.Versions, cancellation)).Select(EventView.Of).ToList();
    }

    private static async Task Write(IAsyncEnumerable<EventView> events, Stream output, CancellationToken cancellation)
    {
        await foreach (var some in events)
        {
            await JsonSerializer.SerializeAsync(output, some, Wire.Json, cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }
}

/// <summary>A page of events, and the sequence to continue after.</summary>
internal sealed record HistoryPage(IReadOnlyList<EventView> Events, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Next);

/// <summary>An event as it is shown.</summary>
internal sealed record EventView(
    long Sequence, string Stream, long Version, string Type, object Data, DateTimeOffset RecordedAt, string? By, string? CorrelationId)
{
    public static EventView Of(Recorded recorded) => new(
        recorded.Sequence,
        recorded.Stream.Name,
        recorded.Version,
        recorded.Type,
        recorded.Data,
        recorded.RecordedAt,
        recorded.By.UserName,
        recorded.By.CorrelationId);
}
