using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Rebuilds and verifies the projections, and refreshes the reports for analysts.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/v1/admin").WithTags("Administration").Needs(Scope.Admin);
        admin.MapPost("/rebuilds", Start)
            .WithSummary("Start a rebuild of all projections, or return the running one; the service stays available meanwhile")
            .TakesNoKey();
        admin.MapGet("/rebuilds/{rebuild:guid}", Find)
            .WithSummary("Get the progress of a rebuild")
            .Refuses("rebuild-not-found");
        admin.MapPost("/verifications", Verify)
            .WithSummary("Compare every projection with the state folded from all events")
            .TakesNoKey();
        admin.MapPost("/reports", Report)
            .WithSummary("Refresh the analysts' views of periods and streaks for all people as of today")
            .TakesNoKey();
    }

    private static async Task<Created<RebuildView>> Start(Body<EmptyBody> body, Rebuilder rebuilder, CancellationToken cancellation)
    {
        var rebuild = await rebuilder.Start(cancellation);
        return TypedResults.Created($"/v1/admin/rebuilds/{rebuild.Id}", RebuildView.Of(rebuild));
    }

    private static async Task<Results<Ok<RebuildView>, Problem>> Find(Guid rebuild, Rebuilder rebuilder, CancellationToken cancellation) =>
        await rebuilder.Find(rebuild, cancellation) is { } found
            ? TypedResults.Ok(RebuildView.Of(found))
            : Problems.NotFound("rebuild-not-found", "There is no rebuild with this id. POST /v1/admin/rebuilds starts one and returns its id.");

    /// <returns>The differences, at most 1,000.</returns>
    private static Task<Verification> Verify(Body<EmptyBody> body, Verifier verifier, CancellationToken cancellation) => verifier.Verify(cancellation);

    private static async Task<ReportedView> Report(Body<EmptyBody> body, AnalystReports reports, CancellationToken cancellation)
    {
        var refresh = await reports.Refresh(cancellation);
        return new ReportedView(refresh.People, refresh.RefreshedAt);
    }
}

/// <summary>The progress of a rebuild.</summary>
/// <param name="Id">The id, valid on all nodes.</param>
/// <param name="Status">The status.</param>
/// <param name="Events">The number of processed events.</param>
/// <param name="Percent">The progress in percent.</param>
/// <param name="Problem">The error if the rebuild failed.</param>
internal sealed record RebuildView(Guid Id, RebuildStatus Status, long Events, int Percent, string? Problem)
{
    public static RebuildView Of(Rebuild rebuild) => new(rebuild.Id, rebuild.Status, rebuild.Events, rebuild.Percent, rebuild.Problem);
}

/// <summary>The result of a refresh of the reports.</summary>
/// <param name="People">The number of people whose reports were refreshed.</param>
/// <param name="RefreshedAt">The reports include everything that was logged before this time.</param>
internal sealed record ReportedView(long People, DateTimeOffset RefreshedAt);
