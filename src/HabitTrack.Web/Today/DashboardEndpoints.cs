namespace HabitTrack.Web;

/// <summary>The data of the front page.</summary>
internal static class DashboardEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/dashboard", Get)
            .WithTags("Looking")
            .IsPersonalRead(Scope.Share)
            .WithSummary("Everything the front page shows")
            .IsConditional(changesByMinute: true);

    private static async Task<DashboardView> Get(HttpContext http, PersonView person, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        if (!Principal.Of(http).Scopes.Contains(Scope.Share))
            return await DashboardView.Read(person, caller.Person, reader, cancellation);
        return person.IsToday && person.KnownAt is null ? DashboardView.Shared(person) : throw new ProblemException(AccessProblems.ShareIsTodayOnly);
    }
}
