
namespace HabitTrack.Web;

/// <summary>What is kept beside the history, made from it anew or compared with it.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/v1/admin").WithTags("Administration").Needs(Scope.Admin);
        admin.MapPost("/rebuilds", Start)
            .WithSummary("Start to rebuild all projections, or find the rebuild that runs; logging and looking go on meanwhile")
            .Gives(Examples.RebuildStarted, StatusCodes.Status201Created)
            .TakesNoKey();
        admin.MapGet("/rebuilds/{rebuild:guid}", Find)
            .WithSummary("How far a rebuild is")
            .Gives(Examples.RebuildDone)
            .Refuses("rebuild-not-found");
        admin.MapPost("/verifications", Verify)
            .WithSummary("Compare every projection with a fold from the first event")
            .Gives(Examples.Verified)
            .TakesNoKey();
        admin.MapPost("/reports", Report)
            .WithSummary("Bring the analysts' views of periods and streaks up to date, everybody's, as of today")
            .Gives(Examples.Reported)
            .TakesNoKey();
    }

    private static async Task<IResult> Start(Body<Nothing> body, Rebuilder rebuilder, CancellationToken cancellation)
    {
        var rebuild = await rebuilder.Start(cancellation);
        return Answers.Created($"/v1/admin/rebuilds/{rebuild.Id}", RebuildView.Of(rebuild));
    }

    private static async Task<IResult> Find(Guid rebuild, Rebuilder rebuilder, CancellationToken cancellation) =>
        await rebuilder.Find(rebuild, cancellation) is { } found
            ? Answers.Ok(RebuildView.Of(found))
            : Problems.NotFound("rebuild-not-found", "There was no such rebuild.");

    private static async Task<IResult> Verify(Body<Nothing> body, Verifier verifier, CancellationToken cancellation) =>
        Answers.Ok(VerificationView.Of(await verifier.Verify(cancellation)));

    private static async Task<IResult> Report(Body<Nothing> body, AnalystReports reports, CancellationToken cancellation)
    {
        var refresh = await reports.Refresh(cancellation);
        return Answers.Ok(new ReportedView(refresh.People, refresh.RefreshedAt));
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

/// <summary>What a verification found; at most a thousand differences are told.</summary>
internal sealed record VerificationView(long People, long Events, IReadOnlyList<FoundDifference> Differences)
{
    public static VerificationView Of(Verification verification) => new(
        verification.People,
        verification.Events,
        verification.Differences.Select(difference => new FoundDifference(difference.Person, difference.Stream, difference.Part, difference.Problem)).ToList());
}

/// <summary>Whose periods and streaks analysts now see anew.</summary>
/// <param name="People">How many people's.</param>
/// <param name="RefreshedAt">Everything that was logged before this is in.</param>
internal sealed record ReportedView(long People, DateTimeOffset RefreshedAt);

/// <summary>Something kept that is not what the events say.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Stream">The habit, or <c>profile</c>.</param>
/// <param name="Part">The part of it, or the id of the entry.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record FoundDifference(string Person, string Stream, string? Part, string Problem);
