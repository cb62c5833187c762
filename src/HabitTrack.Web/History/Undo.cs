using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Undoes the person's last change.</summary>
internal static class Undo
{
    /// <summary>The number of undos and undone events after which a page offers no undo, so that it stays fast after a large import was taken back.</summary>
    public const int MaxSearched = 2_000;

    public static void MapUndo(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/undo", Ask)
            .WithTags("History")
            .IsPersonal()
            .WithSummary("Undo the last change, of whatever kind")
            .Asks(() => [Parameters.Change])
            .ChangesManyStreams()
            .Refuses("nothing-to-undo", "not-last-change", "entry-changed", "profile-changed", "before-start", "habit-archived");

    private static async Task<Results<Ok<UndoAnswer>, Problem>> Ask(Body<EmptyBody> body, HttpRequest request, [AsParameters] ApiRequest api)
    {
        var result = await Last(api, Query.Number(request.Query, "change", 1, long.MaxValue));
        return api.ProblemOf(result.BlockingResult) is { } problem ? problem : TypedResults.Ok(new UndoAnswer(result.Undone.Select(EventView.Of).ToList()));
    }

    /// <param name="api">The request.</param>
    /// <param name="change">The sequence of the newest event of the change to undo; null for the last change.</param>
    public static Task<UndoResult> Last(ApiRequest api, long? change)
    {
        var receipt = api.Caller.KeyFor(Encoding.UTF8.GetBytes($"{change}"));
        return api.Bus.InvokeAsync<UndoResult>(new UndoLastChange(api.Caller.Context(receipt), change), api.Cancellation);
    }
}

/// <summary>The events that were undone, newest first.</summary>
internal sealed record UndoAnswer(IReadOnlyList<EventView> Undone);
