using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>Someone at a page.</summary>
internal sealed record Visit(
    Caller Caller, [FromServices] IMessageBus Bus, [FromServices] PersonReader Reader, [FromServices] TimeProvider Clock, HttpResponse Response, CancellationToken Cancellation)
{
    /// <summary>An identity for something that a form is about to make.</summary>
    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>Who they are.</summary>
    public Principal Principal => Principal.Of(Response.HttpContext);

    /// <summary>The person's habits, seen from a day.</summary>
    public ValueTask<PersonView> View(Seen seen) => Reader.View(Caller.Person, seen, Cancellation);

    /// <summary>Sends a command.</summary>
    public Task<CommandResult> Send(object command) => Bus.InvokeAsync<CommandResult>(command, Cancellation);

    /// <summary>Sends a command.</summary>
    /// <returns>What kept it from being committed; null when it was, now or before.</returns>
    public async Task<Problem?> Execute(object command) => ProblemOf(await Send(command));

    /// <summary>What kept a command from being committed; null when it was, now or before.</summary>
    public static Problem? ProblemOf(CommandResult result) => result is CommandResult.Committed or CommandResult.Replayed ? null : Problems.Of(result);

    /// <summary>The caller, with the key that a form was made with: sent twice it is acted on once.</summary>
    public Caller Keyed(Form form) => Caller with { Key = form.Id("key").ToString() };

    /// <summary>Does what a form asks, and leads on; or shows the page again as it was, with what is wrong.</summary>
    public static Task<IResult> Act(Form form, Func<Task<Problem?>> act, Func<string> onwards, Func<Rejection, Task<IResult>> again) => Answer(
        form,
        async () => await act() is { } problem ? throw new ProblemException(problem) : Pages.SeeOther(onwards()),
        again);

    /// <summary>Does what a form asks, and answers; or shows the page again as it was, with what is wrong.</summary>
    public static async Task<IResult> Answer(Form form, Func<Task<IResult>> act, Func<Rejection, Task<IResult>> again)
    {
        try
        {
            return await act();
        }
        catch (ProblemException wrong)
        {
            return await again(new Rejection(form, wrong.Problem));
        }
    }
}
