using Wolverine;

namespace HabitTrack.Web;

/// <summary>Logging: one route for each kind of activity.</summary>
internal static class LogEndpoints
{
    /// <summary>Why a log of an activity may be refused.</summary>
    public static readonly string[] Refusals =
    [
        "habit-not-started", "wrong-kind", "in-the-future", "day-and-instant", "too-long-ago", "before-start", "habit-archived", "entry-retracted", "id-reused",
    ];

    public static void MapLogging(this IEndpointRouteBuilder routes)
    {
        routes.MapLog("/v1/hangs", "Log a hang", Examples.Hang);
        routes.MapLog("/v1/walks", "Log a walk, or a march on the spot", Examples.Walk);
        routes.MapLog("/v1/posture-checks", "Log a posture check", Examples.PostureCheck);
        routes.MapLog("/v1/workouts", "Log a workout", Examples.Workout);
        routes.MapLog("/v1/stretches", "Log a stretch break", Examples.Stretch);
        routes.MapLog("/v1/activities", "Log something of a custom habit", Examples.Activity);
    }

    private static void MapLog<TRequest>(this IEndpointRouteBuilder routes, string path, string summary, Func<TRequest> example)
        where TRequest : LogRequest =>
        routes.MapPost(path, Log<TRequest>)
            .WithTags("Logging")
            .IsPersonal()
            .WithSummary(summary)
            .Takes(example)
            .Gives(Examples.Logged, StatusCodes.Status201Created)
            .Gives(Examples.Logged)
            .IsVersioned()
            .Refuses(Refusals);

    private static async Task<IResult> Log<TRequest>(
        Body<TRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation)
        where TRequest : LogRequest
    {
        var request = body.Value;
        var id = request.Id ?? Guid.CreateVersion7(caller.Clock.GetUtcNow());
        var context = caller.Context(caller.KeyFor(body.Bytes, StatusCodes.Status201Created, id));
        var result = await bus.InvokeAsync<CommandResult>(request.ToMessage(context, request.Stream, id, mayExist: request.Id is not null), cancellation);
        switch (result)
        {
            case CommandResult.Committed committed:
                response.Headers.ETag = ETags.Of(committed.After.VersionOf(committed.Stream));
                var answer = LogAnswer.Of(committed, id, context.At);
                return committed.Events.Count > 0 ? Answers.Created($"/v1/entries/{id}", answer) : Answers.Ok(answer);
            case CommandResult.Replayed replayed:
                return await Again(replayed.Receipt, caller, reader, response, cancellation);
            default:
                return Problems.Of(result);
        }
    }

    /// <summary>The answer to a request that was answered before: the same entry and status, streak and advice as they now are.</summary>
    private static async Task<IResult> Again(
        Receipt receipt, Caller caller, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        var entry = await reader.RecordedEntry(caller.Person, receipt.EntryId!.Value, cancellation);
        var person = await reader.View(caller.Person, Seen.Now, cancellation);
        response.Headers.ETag = ETags.Of(person.Find(entry.Stream).Version);
        response.TellReplayed();
        return Answers.Created($"/v1/entries/{entry.Id}", LogAnswer.Again(entry, person));
    }
}
