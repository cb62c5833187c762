namespace HabitTrack.Web;

/// <summary>The front page, as data.</summary>
internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/dashboard", Get).WithSummary("Everything the front page shows");

    private static async Task<IResult> Get(Caller caller, Habits habits, Seen seen, CancellationToken cancellation) =>
        Answers.Ok(await DashboardView.Read(habits, caller.Person, seen, cancellation));
}
