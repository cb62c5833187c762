using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HabitTrack.Web;

/// <summary>The front page and its forms, which execute the commands of the API.</summary>
internal static class TodayEndpoints
{
    public static void MapToday(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/", Get);
        pages.MapPost("/today/log", Log);
        pages.MapPost("/today/retract", Retract);
        pages.MapPost("/today/restore", Restore);
        pages.MapPost("/today/undo", UndoLast);
        pages.MapPost("/today/plan", StartPlan);
        pages.MapPost("/today/skip", Skip);
        pages.MapPost("/today/unskip", Unskip);
        pages.MapPost(StoryDismissal.Address, StoryDismissal.Save);
    }

    /// <summary>The most requested page: its output is cached for everything that it depends on.</summary>
    private static async Task<IResult> Get(ViewTime time, HttpRequest request, RenderedPages pages, [AsParameters] PageContext context)
    {
        var person = await context.View(time);
        return await pages.Show<TodayPage>(
            context.Response,
            $"{context.Principal.Client} {context.Principal.MayChange} {FormTokens.SessionKey(request.HttpContext)} {StoryDismissal.IsIn(request, person.AsOf)} {ETags.DependsOn(request, person, changesByMinute: true)}",
            async newId => await TodayView.Read(person, context, time, null, newId, request.Query));
    }

    private static Task<IResult> Log(Form form, [AsParameters] PageContext context) => Submit(form, context, () => LogForm.Execute(form, context));

    private static Task<IResult> Retract(Form form, [AsParameters] PageContext context) => Change(form, context, id => new RetractEntry(id, null));

    private static Task<IResult> Restore(Form form, [AsParameters] PageContext context) => Change(form, context, id => new RestoreEntry(id, null));

    private static Task<IResult> Change<TCommand>(Form form, PageContext context, Func<Guid, TCommand> change)
        where TCommand : EntryCommand => Submit(form, context, async () =>
    {
        var id = form.Id("entry");
        var entry = await context.Reader.FindEntry(context.Caller.Person, id, context.Cancellation);
        return await context.Execute(context.Caller.ToEntry(entry, change(id)));
    });

    private static Task<IResult> UndoLast(Form form, [AsParameters] PageContext context) => Submit(
        form,
        context,
        async () =>
        {
            var api = Api(form, context);
            return api.ProblemOf((await Undo.Last(api, form.Sequence(UndoButton.Change))).BlockingResult);
        },
        () => form["back"] == UndoButton.History
            ? $"{UndoButton.History}?undone={form.Sequence(UndoButton.Change)}"
            : $"/?undone={form.Sequence(UndoButton.Change)}#{Timeline.Heading}");

    private static Task<IResult> StartPlan(Form form, [AsParameters] PageContext context) => Submit(
        form,
        context,
        async () =>
        {
            await context.View(ViewTime.Now);
            PageLanguage.Apply(context.Response.HttpContext);
            var names = BackCarePlan.Habits.ToDictionary(habit => habit.Habit, habit => T(HabitKinds.RulesOf(HabitKinds.KindOf(habit.Habit)!.Value)!.Name), StringComparer.Ordinal);
            return PageContext.ProblemOf(await CareEndpoints.StartPlan(new PlanRequest(), default, Api(form, context), names));
        });

    private static Task<IResult> Skip(Form form, [AsParameters] PageContext context) => ChangeHabit(form, context, HabitForm.ToSkip);

    private static Task<IResult> Unskip(Form form, [AsParameters] PageContext context) => ChangeHabit(form, context, HabitForm.ToUnskip);

    private static Task<IResult> ChangeHabit<TCommand>(Form form, PageContext context, Func<Form, TCommand> change)
        where TCommand : HabitCommand => Submit(
        form, context, () => context.Execute(context.Caller.ToHabit(form.Habit, change(form), null)), () => $"/?skip={Uri.EscapeDataString(form.Habit)}");

    private static ApiRequest Api(Form form, PageContext context) => new(context.WithFormKey(form), context.Bus, context.Reader, context.Response, context.Cancellation);

    private static Task<IResult> Submit(Form form, PageContext context, Func<Task<Problem?>> execute, Func<string>? redirect = null) => PageContext.SubmitAndRedirect(
        form,
        execute,
        redirect ?? (() => RedirectPath(form)),
        async rejection => Pages.Show<TodayPage>(
            context.Response, new { View = await TodayView.Read(await context.View(ViewTime.Now), context, ViewTime.Now, rejection, context.NewId) }, rejection));

    /// <summary>The path back to the form's position on its page, with the entry that changed; after a removal, to the next row.</summary>
    private static string RedirectPath(Form form)
    {
        var back = form["back"] is { } page && page.StartsWith("/log/", StringComparison.Ordinal) ? page : "/";
        var entry = form.Text("entry") ?? form.Text("id");
        var fragment = form.Text("next") ?? (form.Habit is { Length: > 0 } habit ? CardWords.AnchorOf(habit) : back == "/" && entry is not null ? Timeline.Heading : null);
        return (entry is null ? back : QueryHelpers.AddQueryString(back, "done", entry)) + (fragment is null ? "" : "#" + Uri.EscapeDataString(fragment));
    }
}
