using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Public links: a person's dashboard, badges and calendar.</summary>
internal static class ShareEndpoints
{
    public static void MapShare(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/share/{token}", Dashboard)
            .IsOutsideApi()
            .Needs(Scope.Share)
            .WithMetadata(new TokenInAddress(request => request.RouteValues["token"]?.ToString()));
        routes.MapGet("/badges/{habit}.svg", Badge)
            .IsOutsideApi()
            .Needs(Scope.Badge)
            .WithMetadata(new TokenInAddress(request => request.Query["token"]));
        routes.MapGet("/calendars/{token}.ics", Calendar)
            .IsOutsideApi()
            .Needs(Scope.Calendar)
            .WithMetadata(new TokenInAddress(request => request.RouteValues["token"]?.ToString()))
            .IsConditional();
    }

    /// <summary>The current dashboard without notes, pain, advice and history.</summary>
    private static async Task<IResult> Dashboard(HttpContext http, PersonReader reader, CancellationToken cancellation)
    {
        var person = await reader.View(Principal.PersonOf(http), ViewTime.Now, cancellation);
        var page = Pages.Show<SharePage>(http.Response, new { View = SharedView.Of(DashboardView.Shared(person), person) });
        // The address contains the token, so it must not be sent as a referrer.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return page;
    }

    private static async Task<IResult> Calendar(HttpContext http, PersonReader reader, CancellationToken cancellation)
    {
        var id = Principal.PersonOf(http);
        var person = await reader.View(id, ViewTime.Now, cancellation);
        PageLanguage.Choose(http, person.Person.Settings.Language);
        PageLanguage.Apply(http);
        return Results.Text(CalendarFeed.Of(person, id), CalendarFeed.ContentType);
    }

    private static async Task<IResult> Badge(string habit, HttpContext http, PersonReader reader, CancellationToken cancellation)
    {
        if (Principal.Of(http).Token!.Habit != habit)
            return AccessProblems.NoSuchBadge;

        var person = await reader.View(Principal.PersonOf(http), ViewTime.Now, cancellation);
        PageLanguage.Choose(http, person.Person.Settings.Language);
        PageLanguage.Apply(http);
        var card = HabitCard.Of(habit, person.Find(habit).Habit, person);
        // Badges are embedded in pages of other sites.
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var streak = card.Current.Length > 0 ? Words.Counted(card.Current.Length, card.Unit) : null;
        return new RazorComponentResult<Badge>(new { Name = Text.ForXml(card.Name), Streak = streak }) { ContentType = "image/svg+xml; charset=utf-8" };
    }
}
