using Microsoft.AspNetCore.Mvc;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>The dependencies of an endpoint that changes data. Minimal APIs bind it as a parameter list.</summary>
internal sealed record ApiRequest(
    Caller Caller, [FromServices] IMessageBus Bus, [FromServices] PersonReader Reader, HttpResponse Response, CancellationToken Cancellation)
{
    private const int MaxAttempts = 5;

    /// <summary>The current state of the caller's habits.</summary>
    public ValueTask<PersonView> View() => Reader.View(Caller.Person, ViewTime.Now, Cancellation);

    /// <summary>The state of all streams of the caller.</summary>
    public ValueTask<PersonState> State() => Reader.State(Caller.Person, Cancellation);

    /// <summary>Finds an entry of the caller, including retracted entries.</summary>
    /// <exception cref="ProblemException">404: the caller has no entry with this id.</exception>
    public ValueTask<EntryDocument> Entry(Guid id) => Reader.FindEntry(Caller.Person, id, Cancellation);

    /// <summary>Sets the ETag of the response to the version of a stream.</summary>
    public void SetVersion(long version) => Response.Headers.ETag = ETags.Of(version);

    /// <summary>Sends a command, and marks the response if it is a replay of an earlier request with the same idempotency key.</summary>
    public async Task<CommandResult> Send(object message)
    {
        var result = await Bus.InvokeAsync<CommandResult>(message, Cancellation);
        MarkReplay(result);
        return result;
    }

    /// <summary>Executes a command.</summary>
    /// <returns>The problem; null if the command was committed, now or by an earlier request with the same idempotency key.</returns>
    public async Task<Problem?> Execute(object message) => ProblemOf(await Send(message));

    /// <summary>Executes a command that was built from the current state, and retries with a new command when that state has changed in the meantime.</summary>
    /// <param name="changed">The refusal code that means the state has changed.</param>
    /// <param name="message">Reads the current state and creates the command.</param>
    /// <returns>The problem; null if the command was committed, now or by an earlier request with the same idempotency key.</returns>
    public async Task<Problem?> ExecuteWithRetry(string changed, Func<Task<object>> message)
    {
        var result = await Send(await message());
        for (var attempts = 1; attempts < MaxAttempts && result is CommandResult.Refused refused && refused.Refusal.Code == changed; attempts++)
            result = await Send(await message());
        return ProblemOf(result);
    }

    /// <summary>Returns the problem of a result, and marks the response if it is a replay.</summary>
    /// <param name="result">The result; null when several commands were committed together.</param>
    /// <returns>The problem; null if the commands were committed, now or by an earlier request with the same idempotency key.</returns>
    public Problem? ProblemOf(CommandResult? result)
    {
        MarkReplay(result);
        return result is null or CommandResult.Committed or CommandResult.Replayed ? null : Problems.Of(result);
    }

    /// <summary>Sets <c>Idempotency-Replayed</c> on the response to a replayed request.</summary>
    public void MarkReplay(CommandResult? result)
    {
        if (result is CommandResult.Replayed)
            Response.Headers["Idempotency-Replayed"] = "true";
    }
}
