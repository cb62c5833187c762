using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Answers as JSON, all written the same way.</summary>
internal static class Answers
{
    /// <summary>Says that the same request was answered before.</summary>
    public static void TellReplayed(this HttpResponse response) => response.Headers["Idempotency-Replayed"] = "true";

    public static JsonHttpResult<T> Ok<T>(T answer) => TypedResults.Json(answer, HabitJson.Options);

    public static IResult Created<T>(string location, T answer) => new CreatedAnswer<T>(location, answer);

    private sealed class CreatedAnswer<T>(string location, T answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.Headers.Location = location;
            return httpContext.Response.WriteAsJsonAsync(answer, HabitJson.Options, httpContext.RequestAborted);
        }
    }
}
