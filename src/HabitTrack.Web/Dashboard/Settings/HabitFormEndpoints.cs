using HabitTrack.Domain;
using HabitTrack.EventStore;
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
        visit.Response, new { View = NewHabitView.Of(await visit.Look(Seen.Now), rejection, visit.NewId()) }, rejection);

    private static Task<IResult> Start(Form form, [AsParameters] Visit visit)
    {
        var started = "";
        return Visit.Act(
            form,
            async () =>
            {
                (started, var command) = HabitForm.ToStart(form);
                var outcome = await Execute(started, command, form, visit, version: 0);
                return outcome is Outcome.Stale
                    ? Problems.Invalid("name", "There is a habit of this name. Choose another, or change that one in the settings.")
                    : ProblemOf(outcome);
            },
            () => $"/habits/{started}",
            rejection => ShowNew(visit, rejection));
    }

    private static Task<IResult> Change(string habit, string act, Form form, [AsParameters] Visit visit) => Visit.Act(
        form,
        async () => ProblemOf(await Execute(habit, CommandOf(act, form), form, visit)),
        () => $"/habits/{habit}/edit",
        rejection => ShowEdit(habit, visit, act, rejection));

    private static async Task<IResult> ShowEdit(string habit, Visit visit, string? act, Rejection? rejection) => Pages.Show<HabitEditPage>(
        visit.Response, new { View = HabitEditView.Of(habit, await visit.Look(Seen.Now), act, rejection, visit.NewId()) }, rejection);

    private static HabitCommand CommandOf(string act, Form form) => act switch
    {
        "details" => HabitForm.ToChange(form),
        "goal" => HabitForm.ToDeclare(form),
        "skip" => HabitForm.ToSkip(form),
        "unskip" => new UnskipDay(form.Day("day") ?? throw Form.Wrong("day", "a day such as 2026-11-22")),
        "pause" => new PauseHabit(HabitForm.On(form)),
        "resume" => new ResumeHabit(HabitForm.On(form)),
        "archive" => new ArchiveHabit(HabitForm.On(form)),
        "reopen" => new ReopenHabit(HabitForm.On(form)),
        _ => throw new ProblemException(Problems.NotFound("not-found", "There is no such page.")),
    };

    private static ValueTask<Outcome> Execute(string habit, HabitCommand command, Form form, Visit visit, long? version = null)
    {
        var caller = visit.Keyed(form) with { ExpectedVersion = version };
        return visit.Habits.Execute(caller.Habit(habit), command, caller, null, caller.KeyFor(default, StatusCodes.Status303SeeOther), visit.Cancellation);
    }

    private static Problem? ProblemOf(Outcome outcome) => outcome is Outcome.Committed or Outcome.Replayed ? null : Problems.Of(outcome);
}
