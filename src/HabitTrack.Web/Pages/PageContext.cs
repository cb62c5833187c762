using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>The dependencies of a page endpoint. Minimal APIs bind it as a parameter list.</summary>
internal sealed record PageContext(
    Caller Caller, [FromServices] IMessageBus Bus, [FromServices] PersonReader Reader, [FromServices] TimeProvider Clock, HttpResponse Response, CancellationToken Cancellation)
{
    /// <summary>Creates an id for a new entry in a form.</summary>
    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>The authenticated user.</summary>
    public Principal Principal => Principal.Of(Response.HttpContext);

    /// <summary>Loads the person's habits. The page that is shown then has the person's language, unless a coach looks at it.</summary>
    public async ValueTask<PersonView> View(ViewTime time)
    {
        var person = await Reader.View(Caller.Person, time, Cancellation);
        if (Principal.Client is null)
            PageLanguage.Choose(Response.HttpContext, person.Person.Settings.Language);
        return person;
    }

    /// <summary>Executes a command and returns its result.</summary>
    public Task<CommandResult> Send(object command) => Bus.InvokeAsync<CommandResult>(command, Cancellation);

    /// <summary>Executes a command.</summary>
    /// <returns>The problem; null if the command was committed, now or by an earlier submission of the same form.</returns>
    public async Task<Problem?> Execute(object command) => ProblemOf(await Send(command));

    /// <summary>The problem of a command result; null if the command was committed, now or by an earlier submission of the same form.</summary>
    public static Problem? ProblemOf(CommandResult? result) => result switch
    {
        null or CommandResult.Committed or CommandResult.Replayed { IsInEffect: true } => null,
        CommandResult.Replayed => Problems.Conflict(
            "taken-back", "This was recorded before, and taken back or changed since. To record it again, submit the form once more."),
        _ => Problems.Of(result),
    };

    /// <summary>
    /// The caller with an idempotency key for the form and its values, so that a form that is submitted twice is executed once, and another form of the same
    /// page, or one with other values, is executed as well.
    /// </summary>
    public Caller WithFormKey(Form form) => Caller with { Key = $"{form.Id("key")} {form.Hash(Response.HttpContext.Request.Path)}" };

    /// <summary>Executes a form and redirects, or shows the form again with its errors.</summary>
    public static Task<IResult> SubmitAndRedirect(Form form, Func<Task<Problem?>> execute, Func<string> redirectTo, Func<Rejection, Task<IResult>> showAgain) => Submit(
        form,
        async () => await execute() is { } problem ? await showAgain(new Rejection(form, problem)) : Pages.SeeOther(redirectTo()),
        showAgain);

    /// <summary>Executes a form and returns its result, or shows the form again with its errors.</summary>
    public static async Task<IResult> Submit(Form form, Func<Task<IResult>> execute, Func<Rejection, Task<IResult>> showAgain)
    {
        try
        {
            return await execute();
        }
        catch (ProblemException exception)
        {
            return await showAgain(new Rejection(form, exception.Problem));
        }
    }
}
