using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HabitTrack.Web;

/// <summary>The pages to log and correct entries.</summary>
internal static class LogPageEndpoints
{
    private static readonly Problem NoSuchPage = Problems.NotFound("not-found", "There is no such page. /log lists what can be logged.");

    public static void MapLogPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/log", Menu).IsForChanges();
        pages.MapGet("/log/{page}", (string page, HttpRequest request, [AsParameters] PageContext context) => Show(page, request, context)).IsForChanges();
        pages.MapPost("/log/{page}", (string page, HttpRequest request, Form form, [AsParameters] PageContext context) => Log(page, request, form, context));
        pages.MapGet("/entries/{id:guid}/edit", (Guid id, [AsParameters] PageContext context) => ShowEdit(id, context, null)).IsForChanges();
        pages.MapPost("/entries/{id:guid}/edit", (Guid id, Form form, [AsParameters] PageContext context) => Correct(id, form, context));
        foreach (var kind in EntryKind.All)
            kind.MapPage(pages);
    }

    private static async Task<IResult> Menu(HttpRequest request, [AsParameters] PageContext context)
    {
        var person = await context.View(ViewTime.Now);
        return Pages.Show<LogMenuPage>(context.Response, new { Person = person, Day = EntryKind.DayOf(request.Query, person) });
    }

    private static async Task<IResult> Show(string page, HttpRequest request, PageContext context) => KindOf(page) is { } kind
        ? Page(await LogPageModel.Of(kind, Query.Habit(request.Query), Query.Id(request.Query, "done"), null, context), context.Response)
        : NoSuchPage;

    private static async Task<IResult> Log(string page, HttpRequest request, Form form, PageContext context) => KindOf(page) is { } kind
        ? await PageContext.SubmitAndRedirect(
            form,
            () => LogForm.Execute(form, context),
            () => QueryHelpers.AddQueryString(kind.PathOf(form.Habit, Query.Day(request.Query, EntryKind.Day)), "done", form.Id("id").ToString()),
            async rejection => Page(await LogPageModel.Of(kind, null, null, rejection, context), context.Response))
        : NoSuchPage;

    private static async Task<IResult> ShowEdit(Guid id, PageContext context, Rejection? rejection)
    {
        var entry = await context.Reader.FindEntry(context.Caller.Person, id, context.Cancellation);
        return Page(await LogPageModel.ForCorrection(entry, rejection, context), context.Response);
    }

    /// <summary>Corrects an entry and returns to its row on Today, or to the heading there if it is of another day.</summary>
    private static async Task<IResult> Correct(Guid id, Form form, PageContext context)
    {
        var today = Words.Iso((await context.View(ViewTime.Now)).Today);
        return await PageContext.SubmitAndRedirect(
            form,
            () => LogForm.Correct(id, form, context),
            () => $"/?{TodayView.CorrectedField}={id}#{(form["day"] == today ? $"entry-{id}" : Timeline.Heading)}",
            rejection => ShowEdit(id, context, rejection));
    }

    /// <summary>Renders the log page of a model.</summary>
    public static IResult Page(LogPageModel model, HttpResponse response) => Pages.Show(model.Kind.Page, response, new { Model = model }, model.Rejection);

    /// <summary>The kind that a page logs; null for an unknown page.</summary>
    private static EntryKind? KindOf(string page) => EntryKind.All.FirstOrDefault(kind => kind.PageName == page);
}
