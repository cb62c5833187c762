using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The pages to log on: forms that remember what was said last, and lead on to what was logged.</summary>
internal static class LogPageEndpoints
{
    public static void MapLogPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/log", Menu).IsForChanges();
        pages.MapGet("/log/{page}", (string page, HttpRequest request, [AsParameters] Visit visit) => Show(page, request, visit)).IsForChanges();
        pages.MapPost("/log/{page}", (string page, Form form, [AsParameters] Visit visit) => Log(page, form, visit));
        pages.MapPost("/log/workout/more", More);
        pages.MapGet("/entries/{id:guid}/edit", (Guid id, [AsParameters] Visit visit) => ShowEdit(id, visit, null)).IsForChanges();
        pages.MapPost("/entries/{id:guid}/edit", (Guid id, Form form, [AsParameters] Visit visit) => Correct(id, form, visit));
    }

    private static async Task<IResult> Menu([AsParameters] Visit visit) =>
        Pages.Show<LogMenuPage>(visit.Response, new { View = LogTile.Of(await visit.View(Seen.Now)) });

    private static async Task<IResult> Show(string page, HttpRequest request, Visit visit) =>
        Page(await LogVisit.Of(KindOf(page), Query.Habit(request.Query), Query.Id(request.Query, "done"), null, visit), visit.Response);

    private static Task<IResult> Log(string page, Form form, Visit visit)
    {
        var kind = KindOf(page);
        return Visit.Act(
            form,
            () => LogCommand.Execute(form, visit),
            () => $"{LogVisit.AddressOf(kind, form.Habit)}{(LogVisit.AddressOf(kind, form.Habit).Contains('?', StringComparison.Ordinal) ? "&" : "?")}done={form.Id("id")}",
            async rejection => Page(await LogVisit.Of(kind, null, null, rejection, visit), visit.Response));
    }

    private static async Task<IResult> ShowEdit(Guid id, Visit visit, Rejection? rejection)
    {
        var entry = await visit.Reader.FindEntry(visit.Caller.Person, id, visit.Cancellation);
        return Page(await LogVisit.ToCorrect(entry, rejection, visit), visit.Response);
    }

    private static Task<IResult> Correct(Guid id, Form form, Visit visit) =>
        Visit.Act(form, () => LogCommand.Correct(id, form, visit), () => "/", rejection => ShowEdit(id, visit, rejection));

    /// <summary>Nothing is logged yet: the form comes back as it was typed, with one set more.</summary>
    private static async Task<IResult> More(Form form, [AsParameters] Visit visit)
    {
        var typed = new Rejection(form, new Problem(StatusCodes.Status200OK, "one-more", ""));
        return Pages.Show<WorkoutPage>(visit.Response, new { View = WorkoutLog.Of(await LogVisit.Of(Kinds.NameOf(HabitKind.Workout), null, null, typed, visit), addsOne: true) });
    }

    private static IResult Page(LogVisit visit, HttpResponse response) => visit.Kind switch
    {
        "hang" => Show<HangPage>(HangLog.Of(visit), visit, response),
        "walk" => Show<WalkPage>(WalkLog.Of(visit), visit, response),
        "posture-check" => Show<PosturePage>(PostureLog.Of(visit), visit, response),
        "stretch" => Show<StretchPage>(StretchLog.Of(visit), visit, response),
        "workout" => Show<WorkoutPage>(WorkoutLog.Of(visit), visit, response),
        Kinds.Measurement => Show<MeasurementPage>(MeasurementLog.Of(visit), visit, response),
        Kinds.Pain => Show<PainPage>(PainLog.Of(visit), visit, response),
        _ => Show<CustomPage>(CustomLog.Of(visit), visit, response),
    };

    private static IResult Show<TPage>(object view, LogVisit visit, HttpResponse response)
        where TPage : IComponent => Pages.Show<TPage>(response, new { View = view }, visit.Rejection);

    /// <summary>The word for what a page logs.</summary>
    private static string KindOf(string page) => page switch
    {
        "posture" => "posture-check",
        "hang" or "walk" or "stretch" or "workout" or "custom" or Kinds.Measurement or Kinds.Pain => page,
        _ => throw new ProblemException(Problems.NotFound("not-found", "There is no such page. /log lists what can be logged.")),
    };
}
