using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HabitTrack.Web;

/// <summary>The front page, and what its forms do: the same commands as over the API, answered with the page again.</summary>
internal static class TodayEndpoints
{
    public static void MapToday(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/", Get);
        pages.MapPost("/today/log", Log);
        pages.MapPost("/today/retract", Retract);
        pages.MapPost("/today/restore", Restore);
        pages.MapPost("/today/undo", UndoLast);
        pages.MapPost("/today/plan", StartPlan);
    }

    /// <summary>Asked for more than any other page: rendered once for all that it depends on, and kept.</summary>
    private static async Task<IResult> Get(Seen seen, HttpRequest request, RenderedPages pages, [AsParameters] Visit visit)
    {
        var person = await visit.View(seen);
        return await pages.Show<TodayPage>(
            visit.Response,
            $"{visit.Principal.Client} {visit.Principal.MayChange} {FormTokens.BoundTo(request.HttpContext)} {ETags.DependsOn(request, person, byTheMinute: true)}",
            async newId => await TodayView.Read(person, visit, seen, null, newId, Query.Id(request.Query, "done"), Query.Number(request.Query, "undone", 1, long.MaxValue)));
    }

    private static Task<IResult> Log(Form form, [AsParameters] Visit visit) => Act(form, visit, () => LogForm.Execute(form, visit));

    private static Task<IResult> Retract(Form form, [AsParameters] Visit visit) => Change(form, visit, id => new RetractEntry(id, null));

    private static Task<IResult> Restore(Form form, [AsParameters] Visit visit) => Change(form, visit, id => new RestoreEntry(id, null));

    private static Task<IResult> Change<TCommand>(Form form, Visit visit, Func<Guid, TCommand> change)
        where TCommand : EntryCommand => Act(form, visit, async () =>
    {
        var id = form.Id("entry");
        var entry = await visit.Reader.FindEntry(visit.Caller.Person, id, visit.Cancellation);
        return await visit.Execute(visit.Caller.ToEntry(entry, change(id)));
    });

    private static Task<IResult> UndoLast(Form form, [AsParameters] Visit visit)
    {
        var undone = 0L;
        return Act(
            form,
            visit,
            async () =>
            {
                undone = (await Undo.Last(Api(form, visit))).Undone[0].Sequence;
                return null;
            },
            () => $"/?undone={undone}");
    }

    private static Task<IResult> StartPlan(Form form, [AsParameters] Visit visit) => Act(form, visit, async () =>
    {
        await CareEndpoints.Start(new Body<PlanRequest>(new PlanRequest(), default), Api(form, visit));
        return null;
    });

    private static ApiRequest Api(Form form, Visit visit) => new(visit.Keyed(form), visit.Bus, visit.Reader, visit.Response, visit.Cancellation);

    private static Task<IResult> Act(Form form, Visit visit, Func<Task<Problem?>> act, Func<string>? onwards = null) => Visit.Act(
        form,
        act,
        onwards ?? (() => Onwards(form)),
        async rejection => Pages.Show<TodayPage>(
            visit.Response, new { View = await TodayView.Read(await visit.View(Seen.Now), visit, Seen.Now, rejection, visit.NewId) }, rejection));

    /// <summary>Back to where the form stands, with what was done to which entry; after a removal, on to the row that is next.</summary>
    private static string Onwards(Form form)
    {
        var back = form["back"] is { } page && page.StartsWith("/log/", StringComparison.Ordinal) ? page : "/";
        var done = form.Text("entry") ?? form.Text("id");
        var place = form.Text("next") ?? (form.Habit is { Length: > 0 } habit ? CardWords.AnchorOf(habit) : null);
        return (done is null ? back : QueryHelpers.AddQueryString(back, "done", done)) + (place is null ? "" : "#" + Uri.EscapeDataString(place));
    }
}
