namespace HabitTrack.Web;

/// <summary>The front page, as data.</summary>
internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/dashboard", Get)
            .WithTags("Looking")
            .IsPersonal()
            .WithSummary("Everything the front page shows")
            .Gives(Examples.Dashboard)
            .IsConditional(byTheMinute: true);

    private static async Task<IResult> Get(PersonView person, Caller caller, Habits habits, CancellationToken cancellation) =>
        Answers.Ok(await DashboardView.Read(person, caller.Person, habits, cancellation));
}
