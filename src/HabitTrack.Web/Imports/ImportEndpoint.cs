using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HabitTrack.Web;

/// <summary>The endpoints that import files, list imports, and take them back.</summary>
internal static class ImportEndpoint
{
    /// <summary>The content type of files of other programs: what they are shows their content.</summary>
    public const string AnyType = "*/*";

    private const string Path = "/v1/imports";

    /// <summary>After this time, an import is answered before it has ended.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    public static readonly Problem NoSuchImport = Problems.NotFound("import-not-found", "There is no import with this id. GET /v1/imports lists the imports.");

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("").WithTags("History").IsPersonal();
        imports.MapPost(Path, Post)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithSummary("Import an export, or a file of another program. All of it is checked first; what is known is skipped, and what was undone is added again")
            .WithDescription(
                "An import that takes longer than ten seconds is answered with the status `reading` or `running`, and goes on, also after a restart of the service or "
                + "on another node. `GET /v1/imports/{import}` and the `import` messages of `/v1/live` show its progress; `DELETE` stops it and takes it back. A file "
                + "that turns out to be damaged after the answer is a `failed` import that changes nothing.")
            .Accepts<ExportLine[]>("application/json", EventStreaming.Lines, AnyType)
            .Asks(() => [Parameters.DryRun, Parameters.Source, Parameters.Chosen, Parameters.ImportFrom, Parameters.WeightUnits])
            .Produces<ImportPreview>()
            .Produces<ImportView>(StatusCodes.Status202Accepted)
            .ProducesText(EventStreaming.Lines)
            .TakesNoKey()
            .Refuses("import-damaged", "import-unknown", "history-differs");
        imports.MapGet(Path, List)
            .WithSummary("List the imports, newest first")
            .Asks(() => [Parameters.Cursor, Parameters.Limit]);
        imports.MapGet(Path + "/{import:guid}", Find)
            .WithSummary("Get an import")
            .Refuses("import-not-found");
        imports.MapDelete(Path + "/{import:guid}", Delete)
            .WithSummary("Take an import back: undo everything that it added, except what was changed since")
            .TakesNoKey()
            .Refuses("import-not-found");
    }

    /// <returns>Null if the person has no import with this id.</returns>
    public static Task<ImportRecord?> TakeBack(ImportRegister register, Caller caller, Guid import, CancellationToken cancellation) =>
        register.TakeBack(caller.Context() with { ExpectedVersions = null }, import, cancellation);

    private static async Task<IResult> Post(HttpContext http, Caller caller, ImportJobs jobs, CancellationToken cancellation)
    {
        http.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate = null;
        var options = ImportQuery.Options(http.Request.Query);
        if (options.Source is null && BatchItems.IsLines(http.Request))
            options = options with { Source = ImportRecord.HabitTrack };
        var isDryRun = ImportQuery.IsDryRun(http.Request.Query);
        var file = await ImportFile.Save(http.Request, cancellation);
        if (isDryRun)
        {
            await using (file)
                return TypedResults.Ok(await jobs.Preview(caller, file, options, cancellation));
        }

        var import = await jobs.Start(caller, file, options, cancellation);
        var location = $"{Path}/{import.View.Id}";
        if (!http.Request.Headers.Accept.ToString().Contains(EventStreaming.Lines, StringComparison.OrdinalIgnoreCase))
            return await import.Wait(MaxWait, cancellation) is { Status: StatusCodes.Status410Gone } erased
                ? erased
                : TypedResults.Accepted(location, import.View);

        if (!await import.Progress.WaitToReadAsync(cancellation) && await import.Wait(cancellation) is { Status: StatusCodes.Status410Gone } gone)
            return gone;
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        http.Response.Headers.Location = location;
        return EventStreaming.Ndjson(Progress(import, cancellation), flushAfter: 0);
    }

    /// <summary>The progress after each batch, then the answer. A problem is a line, too.</summary>
    private static async IAsyncEnumerable<object> Progress(Import import, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var progress in import.Progress.ReadAllAsync(cancellation))
            yield return progress;
        if (await import.Wait(cancellation) is { } problem)
            yield return problem.Body;
        yield return import.View;
    }

    private static async Task<ImportList> List(HttpRequest request, Caller caller, ImportRegister register, CancellationToken cancellation)
    {
        var (before, limit) = (Cursor.Of(request.Query, text => Guid.TryParse(text, out _) ? text : null), EntryPage.LimitOf(request.Query));
        var page = await register.List(caller.Person, before is null ? null : Guid.Parse(before), limit, isEffective: false, cancellation);
        return new ImportList([.. page.Select(ImportView.Of)], page.Count == limit ? Cursor.Encode(page[^1].Id.ToString()) : null);
    }

    private static async Task<Results<Ok<ImportView>, Problem>> Find(Guid import, Caller caller, ImportRegister register, CancellationToken cancellation) =>
        ResultOf(await register.Find(caller.Person, import, cancellation));

    private static async Task<Results<Ok<ImportView>, Problem>> Delete(Guid import, Caller caller, ImportRegister register, CancellationToken cancellation) =>
        ResultOf(await TakeBack(register, caller, import, cancellation));

    private static Results<Ok<ImportView>, Problem> ResultOf(ImportRecord? import) => import is null ? NoSuchImport : TypedResults.Ok(ImportView.Of(import));
}
