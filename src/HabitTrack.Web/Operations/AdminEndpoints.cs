using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>What is kept beside the history, made from it anew or compared with it.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/v1/admin").WithTags("Administration").Needs(Scope.Admin);
        admin.MapPost("/rebuilds", Start)
            .WithSummary("Start to rebuild all projections, or find the rebuild that runs; logging and looking go on meanwhile")
            .TakesNoKey();
        admin.MapGet("/rebuilds/{rebuild:guid}", Find)
            .WithSummary("How far a rebuild is")
            .Refuses("rebuild-not-found");
        admin.MapPost("/verifications", Verify)
            .WithSummary("Compare every projection with a fold from the first event")
            .TakesNoKey();
        admin.MapPost("/reports", Report)
            .WithSummary("Bring the analysts' views of periods and streaks up to date, everybody's, as of today")
            .TakesNoKey();
    }

    private static async Task<Created<RebuildView>> Start(Body<Nothing> body, Rebuilder rebuilder, CancellationToken cancellation)
    {
        var rebuild = await rebuilder.Start(cancellation);
        return TypedResults.Created($"/v1/admin/rebuilds/{rebuild.Id}", RebuildView.Of(rebuild));
    }

    private static async Task<RebuildView> Find(Guid rebuild, Rebuilder rebuilder, CancellationToken cancellation) =>
        await rebuilder.Find(rebuild, cancellation) is { } found
            ? RebuildView.Of(found)
            : throw new ProblemException(Problems.NotFound("rebuild-not-found", "There was no such rebuild."));

    /// <returns>What differs; at most a thousand differences are told.</returns>
    private static Task<Verification> Verify(Body<Nothing> body, Verifier verifier, CancellationToken cancellation) => verifier.Verify(cancellation);

    private static async Task<ReportedView> Report(Body<Nothing> body, AnalystReports reports, CancellationToken cancellation)
    {
        var refresh = await reports.Refresh(cancellation);
        return new ReportedView(refresh.People, refresh.RefreshedAt);
    }
}

/// <summary>A rebuild as it is shown.</summary>
/// <param name="Id">Names it, on every node.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Events">How many events have been folded.</param>
/// <param name="Percent">How much is done.</param>
/// <param name="Problem">Why it failed.</param>
internal sealed record RebuildView(Guid Id, RebuildStatus Status, long Events, int Percent, string? Problem)
{
    public static RebuildView Of(Rebuild rebuild) => new(rebuild.Id, rebuild.Status, rebuild.Events, rebuild.Percent, rebuild.Problem);
}

/// <summary>Whose periods and streaks analysts now see anew.</summary>
/// <param name="People">How many people's.</param>
/// <param name="RefreshedAt">Everything that was logged before this is in.</param>
internal sealed record ReportedView(long People, DateTimeOffset RefreshedAt);
