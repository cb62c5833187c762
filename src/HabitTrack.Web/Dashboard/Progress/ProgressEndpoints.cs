namespace HabitTrack.Web;

/// <summary>The progress page.</summary>
internal static class ProgressEndpoints
{
    public static void MapProgressPage(this IEndpointRouteBuilder routes) => routes.MapGet("/progress", Show).ExcludeFromDescription().IsPersonal();

    private static async Task<IResult> Show(Seen seen, HttpRequest request, [AsParameters] Visit visit)
    {
        var person = await visit.View(seen);
        var view = await ProgressView.Read(request.Query, person, visit);
        return Pages.Show<ProgressPage>(visit.Response, new { View = view });
    }
}
