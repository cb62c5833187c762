using HabitTrack.EventStore;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Answers as JSON, all written the same way.</summary>
internal static class Answers
{
    /// <summary>Says that the same request was answered before.</summary>
    public static void TellReplayed(this HttpResponse response) => response.Headers["Idempotency-Replayed"] = "true";

    public static JsonHttpResult<T> Ok<T>(T answer) => TypedResults.Json(answer, Wire.Json);

    public static IResult Created<T>(string location, T answer) => new CreatedAnswer<T>(location, answer);

    private sealed class CreatedAnswer<T>(string location, T answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.Headers.Location = location;
            return httpContext.Response.WriteAsJsonAsync(answer, Wire.Json, httpContext.RequestAborted);
        }
    }
}

/// <summary>What became of commits that were executed together.</summary>
internal static class Together
{
    /// <summary>The one outcome that kept all of them from being committed; null when they were.</summary>
    public static Outcome? Of(IReadOnlyList<Outcome> outcomes) =>
        outcomes.FirstOrDefault(outcome => outcome is not Outcome.Committed and not Outcome.Withdrawn);
}
