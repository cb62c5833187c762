using System.Runtime.CompilerServices;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>Exports the complete history: all events of the person and their habits.</summary>
internal static class ExportEndpoint
{
    private const int EntriesAtOnce = 1_000;

    public static readonly string[] Formats = ["ndjson", "csv", "json", "loop"];

    public static void MapExports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/exports", Get)
            .WithTags("History")
            .IsPersonal()
            .WithSummary("The whole history, to keep or to import elsewhere (ndjson, json), every entry for a spreadsheet (csv), or the habits for Loop Habit Tracker (loop)")
            .Asks(() => [Parameters.Format])
            .Produces<ExportLine[]>()
            .ProducesText(EventStreaming.Lines)
            .ProducesText(EventCsv.ContentType)
            .ProducesText("application/zip");

    private static async Task<IResult> Get(Caller caller, PersonReader reader, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        var format = Query.Text(request.Query, "format", "one of " + string.Join(", ", Formats), Formats.Contains) ?? Formats[0];
        var now = clock.GetUtcNow();
        var events = reader.Store.ReadHistory(new HistoryQuery(caller.Person), cancellation);
        var file = $"habittrack-{now:yyyy-MM-dd}.{format}";
        return format switch
        {
            "loop" => TypedResults.Stream(await WriteLoop(caller.Person, reader, cancellation), "application/zip", $"Loop Habits CSV {now:yyyy-MM-dd}.zip"),
            "csv" => EventStreaming.Csv(EntryCsv.Header, reader.AllEntries(new EntryQuery(caller.Person, Limit: EntriesAtOnce), cancellation), EntryCsv.Rows, file),
            "json" => EventStreaming.Json(Lines(events, now, cancellation), file),
            _ => EventStreaming.Ndjson(Lines(events, now, cancellation), file),
        };
    }

    private static async Task<Stream> WriteLoop(string person, PersonReader reader, CancellationToken cancellation)
    {
        var notes = await reader.AllEntries(new EntryQuery(person, Limit: EntriesAtOnce), cancellation)
            .Where(entry => entry.Content.Note is not null)
            .Select(entry => (entry.Stream, entry.Content.Day, Note: entry.Content.Note!))
            .ToListAsync(cancellation);
        return LoopExport.Write(await reader.View(person, ViewTime.Now, cancellation), notes.ToLookup(note => (note.Stream, note.Day), note => note.Note));
    }

    private static async IAsyncEnumerable<ExportLine> Lines(
        IAsyncEnumerable<IEvent> events, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var count = 0L;
        yield return ExportLine.First(now);
        await foreach (var recorded in events.WithCancellation(cancellation))
        {
            yield return ExportLine.Of(recorded);
            count++;
        }

        yield return ExportLine.Last(count);
    }
}
