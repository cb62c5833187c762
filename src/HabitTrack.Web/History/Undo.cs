namespace HabitTrack.Web;

/// <summary>Undoes the person's last change.</summary>
internal static class Undo
{
    public static void MapUndo(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/undo", Ask)
            .WithTags("History")
            .IsPersonal()
            .WithSummary("Undo the last change, of whatever kind")
            .ChangesManyStreams()
            .Refuses("nothing-to-undo", "entry-changed", "profile-changed", "before-start", "habit-archived");

    private static Task<UndoAnswer> Ask(Body<EmptyBody> body, [AsParameters] ApiRequest api) => Last(api);

    /// <exception cref="ProblemException">There is nothing to undo, or the change cannot be undone.</exception>
    public static async Task<UndoAnswer> Last(ApiRequest api)
    {
        var result = await api.Bus.InvokeAsync<UndoResult>(new UndoLastChange(api.Caller.Context(api.Caller.KeyFor())), api.Cancellation);
        if (result.Undone.Count == 0)
            throw new ProblemException(Problems.Conflict("nothing-to-undo", "There is no change left to undo."));
        api.Check(result.BlockingResult);
        return new UndoAnswer(result.Undone.Select(EventView.Of).ToList());
    }
}

/// <summary>The events that were undone, newest first.</summary>
internal sealed record UndoAnswer(IReadOnlyList<EventView> Undone);
