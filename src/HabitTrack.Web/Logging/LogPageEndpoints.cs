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
        pages.MapGet("/log/{page}", (string page, HttpRequest request, [AsParameters] PageContext context) => Show(page, request, context)).IsForChanges();
        pages.MapPost("/log/{page}", (string page, Form form, [AsParameters] PageContext context) => Log(page, form, context));
        pages.MapPost("/log/workout/more", More);
        pages.MapGet("/entries/{id:guid}/edit", (Guid id, [AsParameters] PageContext context) => ShowEdit(id, context, null)).IsForChanges();
        pages.MapPost("/entries/{id:guid}/edit", (Guid id, Form form, [AsParameters] PageContext context) => Correct(id, form, context));
    }

    private static async Task<IResult> Menu([AsParameters] PageContext context) =>
        Pages.Show<LogMenuPage>(context.Response, new { Person = await context.View(ViewTime.Now) });

    private static async Task<IResult> Show(string page, HttpRequest request, PageContext context) =>
        Page(await LogVisit.Of(KindOf(page), Query.Habit(request.Query), Query.Id(request.Query, "done"), null, context), context.Response);

    private static Task<IResult> Log(string page, Form form, PageContext context)
    {
        var kind = KindOf(page);
        return PageContext.SubmitAndRedirect(
            form,
            () => LogForm.Execute(form, context),
            () => QueryHelpers.AddQueryString(LogVisit.AddressOf(kind, form.Habit), "done", form.Id("id").ToString()),
            async rejection => Page(await LogVisit.Of(kind, null, null, rejection, context), context.Response));
    }

    private static async Task<IResult> ShowEdit(Guid id, PageContext context, Rejection? rejection)
    {
        var entry = await context.Reader.FindEntry(context.Caller.Person, id, context.Cancellation);
        return Page(await LogVisit.ToCorrect(entry, rejection, context), context.Response);
    }

    private static Task<IResult> Correct(Guid id, Form form, PageContext context) =>
        PageContext.SubmitAndRedirect(form, () => LogForm.Correct(id, form, context), () => $"/#entry-{id}", rejection => ShowEdit(id, context, rejection));

    /// <summary>Nothing is logged yet: the form comes back as it was typed, with one set more, like the one before it, and done.</summary>
    private static async Task<IResult> More(Form form, [AsParameters] PageContext context)
    {
        var row = SetForm.Rows(form);
        var fields = form.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var field in (string[])["exercise", "type", "reps", "kg", "lb"])
            fields[SetForm.Field(row, field)] = form[SetForm.Field(row - 1, field)];
        fields[SetForm.Field(row, "done")] = "on";
        var typed = new Rejection(new Form(new FormCollection(fields)), new Problem(StatusCodes.Status200OK, "one-more", ""));
        return Page(await LogVisit.Of(EntryKind.Of(HabitKind.Workout).Name, null, null, typed, context), context.Response);
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
