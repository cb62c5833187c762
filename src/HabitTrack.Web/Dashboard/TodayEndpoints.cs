using HabitTrack.Domain;
using HabitTrack.EventStore;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The front page, and what its forms do: the same commands as over the API, answered with the page again.</summary>
internal static class TodayEndpoints
{
    public static void MapToday(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet("/", (Seen seen, [AsParameters] Visit visit) => visit.Show(seen));
        pages.MapPost("/today/log", Log);
        pages.MapPost("/today/retract", Retract);
        pages.MapPost("/today/undo", UndoLast);
        pages.MapPost("/today/plan", StartPlan);
    }

    private static Task<IResult> Log(Form form, [AsParameters] Visit visit) => visit.Act(form, async () =>
    {
        var request = form.ToLog();
        var command = new LogEntry(request.Id!.Value, request.ToEntry(), request.ToWhen());
        return ProblemOf(await visit.Habits.Execute(
            visit.Caller.Habit(form.Habit), command, visit.Caller, request.Id, null, visit.Cancellation));
    });

    private static Task<IResult> Retract(Form form, [AsParameters] Visit visit) => visit.Act(form, async () =>
    {
        var id = form.Id("entry");
        var entry = await visit.Habits.FindEntry(visit.Caller.Person, id, visit.Cancellation);
        return ProblemOf(await visit.Habits.Execute(
            entry.Stream, new RetractEntry(id, null), visit.Caller, id, null, visit.Cancellation));
    });

    private static Task<IResult> UndoLast(Form form, [AsParameters] Visit visit) => visit.Act(form, async () =>
        await Undo.Last(visit.Keyed(form), visit.Habits, visit.Response, visit.Cancellation) as Problem);

    private static Task<IResult> StartPlan(Form form, [AsParameters] Visit visit) => visit.Act(form, async () =>
    {
        var plan = new Body<PlanRequest>(new PlanRequest(), default);
        return await CareEndpoints.Start(plan, visit.Keyed(form), visit.Habits, visit.Response, visit.Cancellation) as Problem;
    });

    private static Problem? ProblemOf(Outcome outcome) => outcome is Outcome.Committed ? null : Problems.Of(outcome);

    /// <summary>Someone at the front page.</summary>
    internal sealed record Visit(
        Caller Caller, [FromServices] Habits Habits, [FromServices] TimeProvider Clock, HttpResponse Response, CancellationToken Cancellation)
    {
        public async Task<IResult> Show(Seen seen, Rejection? rejection = null)
        {
            var view = await TodayView.Read(Habits, Caller.Person, seen, Clock, rejection, Cancellation);
            return Pages.Show<TodayPage>(Response, new { View = view }, rejection?.Problem.Status ?? StatusCodes.Status200OK);
        }

        /// <summary>The caller, with the key that a form was made with: sent twice it is acted on once.</summary>
        public Caller Keyed(Form form) => Caller with { Key = form.Id("key").ToString() };

        /// <summary>Does what a form asks; the page is shown at the habit's card, or again as it was with what is wrong.</summary>
        public async Task<IResult> Act(Form form, Func<Task<Problem?>> act)
        {
            try
            {
                if (await act() is { } problem)
                    return await Show(Seen.Now, new Rejection(form, problem));
            }
            catch (ProblemException wrong)
            {
                return await Show(Seen.Now, new Rejection(form, wrong.Problem));
            }

            return Pages.SeeOther(form.Habit is { Length: > 0 } habit ? "/#" + Uri.EscapeDataString(CardView.AnchorOf(habit)) : "/");
        }
    }
}
