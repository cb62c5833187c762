namespace HabitTrack.Web;

/// <summary>The front page, as data.</summary>
internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/dashboard", Get).WithTags("Looking").WithSummary("Everything the front page shows").Gives(Examples.Dashboard);

    private static async Task<IResult> Get(Caller caller, Habits habits, Seen seen, CancellationToken cancellation) =>
        Answers.Ok(await DashboardView.Read(habits, caller.Person, seen, cancellation));
}
