using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>The endpoint that imports an export.</summary>
internal static class ImportEndpoint
{
    public static void MapImports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/imports", Post)
            .WithTags("History")
            .IsPersonal()
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithSummary("Import an export, of any length: all of it is checked first, and what is here already is left alone; again resumes")
            .Accepts<ExportLine[]>("application/json", EventStreaming.Lines)
            .Produces<ImportAnswer>()
            .ProducesText(EventStreaming.Lines)
            .TakesNoKey()
            .Refuses("import-damaged", "history-differs");

    private static async Task<IResult> Post(HttpContext http, Caller caller, IMessageBus bus, PersonReader reader, TimeProvider clock, CancellationToken cancellation)
    {
        http.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate = null;
        var import = new Import(reader, bus, caller, clock.GetUtcNow());
        http.Response.RegisterForDisposeAsync(import);
        await import.Check(ImportReader.Read(http.Request, cancellation), cancellation);
        return http.Request.Headers.Accept.ToString().Contains(EventStreaming.Lines, StringComparison.OrdinalIgnoreCase)
            ? EventStreaming.Ndjson(Progress(import, cancellation), flushAfter: 0)
            : TypedResults.Ok(await import.Finish(cancellation));
    }

    /// <summary>The progress after each batch, then the answer. A problem is a line, too.</summary>
    private static async IAsyncEnumerable<object> Progress(Import import, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = import.Events - import.Missing;
        yield return new ImportProgress(known, import.Events);
        await foreach (var (done, obstacle) in import.Append(cancellation))
        {
            yield return obstacle is null ? new ImportProgress(known + done, import.Events) : obstacle.Body;
            if (obstacle is not null)
                yield break;
        }

        yield return new ImportAnswer(import.Events, import.Missing);
    }
}

/// <summary>The result of an import: the number of events in the export, and how many of them were added.</summary>
internal sealed record ImportAnswer(long Events, long Added);

/// <summary>The progress of an import: the number of events that exist, and the total.</summary>
internal sealed record ImportProgress(long Done, long Of);
