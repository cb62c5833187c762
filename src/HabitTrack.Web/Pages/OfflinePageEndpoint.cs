namespace HabitTrack.Web;

/// <summary>The page that browsers keep to show in place of one that they have not kept, when there is no network.</summary>
internal static class OfflinePageEndpoint
{
    public static void MapOfflinePage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/offline", (HttpResponse response) => Pages.Show<OfflinePage>(response, new { })).ExcludeFromDescription().AllowAnonymous();
}
