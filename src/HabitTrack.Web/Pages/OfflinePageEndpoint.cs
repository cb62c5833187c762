namespace HabitTrack.Web;

/// <summary>The page that the service worker shows offline instead of a page that is not cached.</summary>
internal static class OfflinePageEndpoint
{
    public static void MapOfflinePage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/offline", (HttpResponse response) => Pages.Show<OfflinePage>(response, new { })).IsOutsideApi().AllowAnonymous();
}
