using Wolverine;

namespace HabitTrack.Web;

/// <summary>Undoes the person's last change.</summary>
internal static class Undo
{
    public static void MapUndo(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/undo", Ask)
            .WithTags("History")
            .IsPersonal()
            .WithSummary("Undo the last change, of whatever kind")
            .Gives(Examples.Undone)
            .ChangesManyStreams()
            .Refuses("nothing-to-undo", "entry-changed", "profile-changed", "before-start", "habit-archived");

    private static Task<IResult> Ask(Body<Nothing> body, Caller caller, IMessageBus bus, HttpResponse response, CancellationToken cancellation) =>
        Last(caller, bus, response, cancellation);

    public static async Task<IResult> Last(Caller caller, IMessageBus bus, HttpResponse response, CancellationToken cancellation)
    {
        var result = await bus.InvokeAsync<UndoResult>(new UndoLastChange(caller.Context(caller.KeyFor(default, StatusCodes.Status200OK))), cancellation);
        if (result.Undone.Count == 0)
            return new Problem(StatusCodes.Status409Conflict, "nothing-to-undo", "There is no change left to undo.");
        if (result.Obstacle is CommandResult.Replayed)
            response.TellReplayed();
        else if (result.Obstacle is { } obstacle)
            return Problems.Of(obstacle);
        return Answers.Ok(new UndoAnswer(result.Undone.Select(EventView.Of).ToList()));
    }
}

/// <summary>The events that were undone, newest first.</summary>
internal sealed record UndoAnswer(IReadOnlyList<EventView> Undone);
