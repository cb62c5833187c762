using System.Text;

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

    private static Task<UndoAnswer> Ask(Body<EmptyBody> body, HttpRequest request, [AsParameters] ApiRequest api) =>
        Last(api, Query.Number(request.Query, Parameters.Change.Name, 1, long.MaxValue));

    /// <param name="api">The request.</param>
    /// <param name="change">The sequence of the newest event of the change to undo; null for the last change.</param>
    /// <exception cref="ProblemException">There is nothing to undo, or the change is not the last one or cannot be undone.</exception>
    public static async Task<UndoAnswer> Last(ApiRequest api, long? change)
    {
        var receipt = api.Caller.KeyFor(Encoding.UTF8.GetBytes($"{change}"));
        var result = await api.Bus.InvokeAsync<UndoResult>(new UndoLastChange(api.Caller.Context(receipt), change), api.Cancellation);
        api.Check(result.BlockingResult);
        return new UndoAnswer(result.Undone.Select(EventView.Of).ToList());
    }
}

/// <summary>The events that were undone, newest first.</summary>
internal sealed record UndoAnswer(IReadOnlyList<EventView> Undone);
