using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>What a route that changes something works with: bound by minimal APIs as parameters.</summary>
internal sealed record ApiRequest(
    Caller Caller, [FromServices] IMessageBus Bus, [FromServices] PersonReader Reader, HttpResponse Response, CancellationToken Cancellation)
{
    private const int MostTries = 5;

    /// <summary>The caller's habits, as they now are.</summary>
    public ValueTask<PersonView> View() => Reader.View(Caller.Person, Seen.Now, Cancellation);

    /// <summary>Every stream of the caller.</summary>
    public ValueTask<PersonState> State() => Reader.State(Caller.Person, Cancellation);

    /// <summary>An entry of the caller's, retracted or not.</summary>
    /// <exception cref="ProblemException">404 where there is none of this id.</exception>
    public ValueTask<EntryDocument> Entry(Guid id) => Reader.FindEntry(Caller.Person, id, Cancellation);

    /// <summary>Answers with a stream's version as the ETag.</summary>
    public void SetVersion(long version) => Response.Headers.ETag = ETags.Of(version);

    /// <summary>Sends a command.</summary>
    /// <returns>That it was committed, now or before.</returns>
    /// <exception cref="ProblemException">What kept it from being committed.</exception>
    public async Task<CommandResult> Execute(object message)
    {
        var result = await Bus.InvokeAsync<CommandResult>(message, Cancellation);
        Check(result);
        return result;
    }

    /// <summary>Sends a command that says what it changes, and makes it anew where that was changed meanwhile.</summary>
    /// <param name="changed">The code of the refusal that says so.</param>
    /// <param name="message">Reads, and makes the command.</param>
    /// <exception cref="ProblemException">What kept it from being committed.</exception>
    public async Task ExecuteOnLatest(string changed, Func<Task<object>> message)
    {
        var result = await Bus.InvokeAsync<CommandResult>(await message(), Cancellation);
        for (var tries = 1; tries < MostTries && result is CommandResult.Refused refused && refused.Refusal.Code == changed; tries++)
            result = await Bus.InvokeAsync<CommandResult>(await message(), Cancellation);
        Check(result);
    }

    /// <summary>Tells where the same request was answered before.</summary>
    /// <param name="result">What became of a command; null where several were committed together.</param>
    /// <exception cref="ProblemException">What kept it from being committed.</exception>
    public void Check(CommandResult? result)
    {
        if (result is CommandResult.Replayed)
            Response.Headers["Idempotency-Replayed"] = "true";
        else if (result is not null and not CommandResult.Committed)
            throw new ProblemException(Problems.Of(result));
    }
}
