namespace HabitTrack.Web;

/// <summary>The history page.</summary>
internal static class HistoryPageEndpoints
{
    public static void MapHistoryPage(this IEndpointRouteBuilder routes) => routes.MapGet("/history", Show).ExcludeFromDescription().IsPersonal();

    private static async Task<IResult> Show(HttpRequest request, [AsParameters] Visit visit)
    {
        var seen = new Seen(Query.Day(request.Query, "asOf"), null);
        var view = await HistoryView.Read(request.Query, await visit.View(Seen.Now), visit);
        var then = await TodayView.Read(await visit.View(seen), visit, seen, null, visit.NewId);
        return Pages.Show<ChangesPage>(visit.Response, new { View = view, Then = then, Key = visit.NewId() });
    }
}
