using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The pages that start and change habits.</summary>
internal static class HabitFormEndpoints
{
    public static void MapHabitForms(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().IsPersonal().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/habits/new", ([AsParameters] Visit visit) => ShowNew(visit, null)).IsForChanges();
        pages.MapPost("/habits/new", Start);
        pages.MapGet("/habits/{habit}/edit", (string habit, [AsParameters] Visit visit) => ShowEdit(habit, visit, null, null)).IsForChanges();
        pages.MapPost("/habits/{habit}/{act}", Change);
    }

    private static async Task<IResult> ShowNew(Visit visit, Rejection? rejection) => Pages.Show<NewHabitPage>(
        visit.Response, new { Person = await visit.View(Seen.Now), Key = visit.NewId(), Rejected = rejection }, rejection);

    private static Task<IResult> Start(Form form, [AsParameters] Visit visit)
    {
        var started = "";
        return Visit.Act(
            form,
            async () =>
            {
                (started, var command) = HabitForm.ToStart(form);
                // A habit that was removed may start anew.
                var person = await visit.View(Seen.Now);
                var version = person.Started.Any(habit => habit.Id == started) ? 0 : person.VersionOf(started);
                var caller = Keyed(form, visit) with { ExpectedVersions = [version] };
                var result = await visit.Send(caller.ToHabit(started, command, Receipt(caller)));
                return result is CommandResult.VersionMismatch
                    ? Problems.Invalid("name", "There is a habit of this name. Choose another, or change that one in the settings.")
                    : Visit.ProblemOf(result);
            },
            () => $"/habits/{started}",
            rejection => ShowNew(visit, rejection));
    }

    private static Task<IResult> Change(string habit, string act, Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () => await visit.Execute(MessageOf(habit, act, form, Keyed(form, visit))),
        () => act == "remove"
            ? $"{SettingsPage.Action}?{SettingsAnswer.Removed}"
            : $"/habits/{habit}/edit?did={act}&day={form.Text("day") ?? form.Text("on") ?? form.Text("effectiveFrom")}&to={form.Text("to")}",
        rejection => ShowEdit(habit, visit, act, rejection));

    private static async Task<IResult> ShowEdit(string habit, Visit visit, string? act, Rejection? rejection)
    {
        var person = await visit.View(Seen.Now);
        person.Find(habit);
        var query = visit.Response.HttpContext.Request.Query;
        var made = rejection is null && query["did"].ToString() is { Length: > 0 } did
            ? (did, Query.Day(query, "day") ?? person.Today, Query.Day(query, "to"))
            : ((string, DateOnly, DateOnly?)?)null;
        return Pages.Show<HabitEditPage>(
            visit.Response, new { Habit = habit, Person = person, Key = visit.NewId(), Act = act, Rejected = rejection, Made = made }, rejection);
    }

    private static object MessageOf(string habit, string act, Form form, Caller caller) => act switch
    {
        "details" => caller.ToHabit(habit, HabitForm.ToChange(form), Receipt(caller)),
        "goal" => caller.ToHabit(habit, HabitForm.ToDeclare(form), Receipt(caller)),
        "skip" => caller.ToHabit(habit, HabitForm.ToSkip(form), Receipt(caller)),
        "unskip" => caller.ToHabit(habit, HabitForm.ToUnskip(form), Receipt(caller)),
        "pause" => caller.ToHabit(habit, new PauseHabit(HabitForm.On(form)), Receipt(caller)),
        "resume" => caller.ToHabit(habit, new ResumeHabit(HabitForm.On(form)), Receipt(caller)),
        "archive" => caller.ToHabit(habit, new ArchiveHabit(HabitForm.On(form)), Receipt(caller)),
        "reopen" => caller.ToHabit(habit, new ReopenHabit(HabitForm.On(form)), Receipt(caller)),
        "remove" => caller.ToHabit(habit, new RemoveHabit(), Receipt(caller)),
        _ => throw new ProblemException(Problems.NotFound("not-found", "There is no such page.")),
    };

    private static Caller Keyed(Form form, Visit visit) => visit.Keyed(form) with { ExpectedVersions = null };

    private static Receipt? Receipt(Caller caller) => caller.KeyFor(default, StatusCodes.Status303SeeOther);
}
