using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The pages that start and change habits.</summary>
internal static class HabitFormEndpoints
{
    private static readonly Problem
        NoSuchPage = Problems.NotFound("not-found", "There is no such page."),
        NameTaken = Problems.Invalid("name", "There is a habit of this name. Choose another, or change that one in the settings.");

    public static void MapHabitForms(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/habits/new", ([AsParameters] PageContext context) => ShowNew(context, null)).IsForChanges();
        pages.MapPost("/habits/new", Start);
        pages.MapGet("/habits/{habit}/edit", (string habit, ReminderRegister reminders, [AsParameters] PageContext context) => ShowEdit(habit, reminders, context, null, null))
            .IsForChanges();
        pages.MapPost("/habits/{habit}/{change}", Change);
    }

    private static async Task<IResult> ShowNew(PageContext context, Rejection? rejection) => Pages.Show<NewHabitPage>(
        context.Response, new { Person = await context.View(ViewTime.Now), Key = context.NewId(), Rejected = rejection }, rejection);

    private static Task<IResult> Start(Form form, [AsParameters] PageContext context)
    {
        var started = "";
        return PageContext.SubmitAndRedirect(
            form,
            async () =>
            {
                var person = await context.View(ViewTime.Now);
                // A habit without a name gets one in the language of the page.
                PageLanguage.Apply(context.Response.HttpContext);
                (started, var command) = HabitForm.ToStart(form);
                // A removed habit can be started again.
                var version = person.Started.Any(habit => habit.Id == started) ? 0 : person.VersionOf(started);
                var caller = Keyed(form, context) with { ExpectedVersions = [version] };
                var result = await context.Send(caller.ToHabit(started, command, Receipt(caller)));
                return result is CommandResult.VersionMismatch ? NameTaken : PageContext.ProblemOf(result);
            },
            () => $"/habits/{started}",
            rejection => ShowNew(context, rejection));
    }

    private static Task<IResult> Change(string habit, string change, Form form, ReminderRegister reminders, [AsParameters] PageContext context) => PageContext.SubmitAndRedirect(
        form,
        async () =>
        {
            (await context.View(ViewTime.Now)).Find(habit);
            return MessageOf(habit, change, form, Keyed(form, context)) is { } message
                ? await context.Execute(message)
                : NoSuchPage;
        },
        () => change == "remove"
            ? $"{SettingsPage.Action}?{SettingsAnswer.Removed}"
            : $"/habits/{habit}/edit?did={change}&didFrom={form.Text("day") ?? form.Text("on") ?? form.Text("effectiveFrom")}&didTo={form.Text("to") ?? form.Text("until")}",
        rejection => rejection.Problem == NoSuchPage ? Task.FromResult<IResult>(NoSuchPage) : ShowEdit(habit, reminders, context, change, rejection));

    /// <summary>Shows the page with the result of a form.</summary>
    public static async Task<IResult> ShowEdit(string habit, ReminderRegister reminders, PageContext context, string? change, Rejection? rejection)
    {
        var person = await context.View(ViewTime.Now);
        var goal = person.View(person.Find(habit).Habit).Goal;
        var query = context.Response.HttpContext.Request.Query;
        var made = rejection is null && query["did"].ToString() is { Length: > 0 } did
            ? (did, Query.Day(query, "didFrom") ?? person.Today, Query.Day(query, "didTo"))
            : ((string, DateOnly, DateOnly?)?)null;
        return Pages.Show<HabitEditPage>(
            context.Response,
            new
            {
                Habit = habit,
                Person = person,
                Reminders = (await reminders.Load(context.Caller.Person, context.Cancellation)).Of(habit),
                Tried = rejection is null ? HabitForm.GoalOf(query, goal) : null,
                Key = context.NewId(),
                Change = change,
                Rejected = rejection,
                Made = made,
            },
            rejection);
    }

    /// <returns>Null for an unknown change.</returns>
    private static object? MessageOf(string habit, string change, Form form, Caller caller) => change switch
    {
        "details" => caller.ToHabit(habit, HabitForm.ToChange(form), Receipt(caller)),
        "goal" => caller.ToHabit(habit, HabitForm.ToDeclare(form), Receipt(caller)),
        "skip" => caller.ToHabit(habit, HabitForm.ToSkip(form), Receipt(caller)),
        "unskip" => caller.ToHabit(habit, HabitForm.ToUnskip(form), Receipt(caller)),
        "pause" => caller.ToHabit(habit, HabitForm.ToPause(form), Receipt(caller)),
        "resume" => caller.ToHabit(habit, new ResumeHabit(HabitForm.On(form)), Receipt(caller)),
        "archive" => caller.ToHabit(habit, new ArchiveHabit(HabitForm.On(form)), Receipt(caller)),
        "reopen" => caller.ToHabit(habit, new ReopenHabit(HabitForm.On(form)), Receipt(caller)),
        "remove" => caller.ToHabit(habit, new RemoveHabit(), Receipt(caller)),
        _ => null,
    };

    private static Caller Keyed(Form form, PageContext context) => context.WithFormKey(form) with { ExpectedVersions = null };

    private static Receipt? Receipt(Caller caller) => caller.KeyFor(default, StatusCodes.Status303SeeOther);
}
