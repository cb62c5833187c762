using Microsoft.AspNetCore.Http.HttpResults;

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

    private static async Task<Results<Ok<DashboardView>, Problem>> Get(
        HttpContext http, PersonView person, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        if (!Principal.Of(http).Scopes.Contains(Scope.Share))
            return TypedResults.Ok(await DashboardView.Read(person, caller.Person, reader, cancellation));
        return person.IsToday && person.KnownAt is null ? TypedResults.Ok(DashboardView.Shared(person)) : AccessProblems.ShareIsTodayOnly;
    }
}
