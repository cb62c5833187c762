using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

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
        Pages.Show<LogMenuPage>(visit.Response, new { Person = await visit.View(Seen.Now) });

    private static async Task<IResult> Show(string page, HttpRequest request, Visit visit) =>
        Page(await LogVisit.Of(KindOf(page), Query.Habit(request.Query), Query.Id(request.Query, "done"), null, visit), visit.Response);

    private static Task<IResult> Log(string page, Form form, Visit visit)
    {
        var kind = KindOf(page);
        return Visit.Act(
            form,
            () => LogForm.Execute(form, visit),
            () => QueryHelpers.AddQueryString(LogVisit.AddressOf(kind, form.Habit), "done", form.Id("id").ToString()),
            async rejection => Page(await LogVisit.Of(kind, null, null, rejection, visit), visit.Response));
    }

    private static async Task<IResult> ShowEdit(Guid id, Visit visit, Rejection? rejection)
    {
        var entry = await visit.Reader.FindEntry(visit.Caller.Person, id, visit.Cancellation);
        return Page(await LogVisit.ToCorrect(entry, rejection, visit), visit.Response);
    }

    private static Task<IResult> Correct(Guid id, Form form, Visit visit) =>
        Visit.Act(form, () => LogForm.Correct(id, form, visit), () => $"/#entry-{id}", rejection => ShowEdit(id, visit, rejection));

    /// <summary>Nothing is logged yet: the form comes back as it was typed, with one set more, like the one before it, and done.</summary>
    private static async Task<IResult> More(Form form, [AsParameters] Visit visit)
    {
        var row = SetForm.Rows(form);
        var fields = form.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var field in (string[])["exercise", "type", "reps", "kg", "lb"])
            fields[SetForm.Field(row, field)] = form[SetForm.Field(row - 1, field)];
        fields[SetForm.Field(row, "done")] = "on";
        var typed = new Rejection(new Form(new FormCollection(fields)), new Problem(StatusCodes.Status200OK, "one-more", ""));
        return Page(await LogVisit.Of(EntryKind.Of(HabitKind.Workout).Name, null, null, typed, visit), visit.Response);
    }

    private static IResult Page(LogVisit visit, HttpResponse response) => Pages.Show(
        EntryKind.Find(visit.Kind)!.Page,
        response,
        new { Visit = visit },
        visit.Rejection);

    /// <summary>The word for what a page logs.</summary>
    private static string KindOf(string page) => EntryKind.All.FirstOrDefault(kind => kind.PageName == page)?.Name
        ?? throw new ProblemException(Problems.NotFound("not-found", "There is no such page. /log lists what can be logged."));
}
