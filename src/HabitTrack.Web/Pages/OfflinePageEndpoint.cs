namespace HabitTrack.Web;

/// <summary>The pages that the service worker shows offline: instead of a page that is not cached, and after a form was submitted.</summary>
internal static class OfflinePageEndpoint
{
    public static void MapOfflinePage(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/offline").IsOutsideApi().AllowAnonymous();
        pages.MapGet("", (HttpResponse response) => Pages.Show<OfflinePage>(response, new { }));
        pages.MapGet("/change", (HttpResponse response) => Pages.Show<OfflinePage>(response, new { IsChange = true }));
    }
}
