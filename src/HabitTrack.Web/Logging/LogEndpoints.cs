using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>The endpoints that log entries, one per kind.</summary>
internal static class LogEndpoints
{
    /// <summary>The problem codes of refusals to log an activity.</summary>
    public static readonly string[] Refusals =
    [
        "habit-not-started", "wrong-kind", "in-the-future", "day-and-instant", "too-long-ago", "before-start", "habit-archived", "unknown-exercise",
        "entry-retracted", "id-reused", "unit-differs",
    ];

    public static void MapLogging(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in EntryKind.All)
            kind.Map(routes);
    }

    public static void MapLog<TRequest>(this IEndpointRouteBuilder routes, string path, string summary)
        where TRequest : LogRequest =>
        routes.MapPost(path, Log<TRequest>).WithTags("Logging").IsPersonal().WithSummary(summary).IsVersioned().Refuses(Refusals);

    private static async Task<Results<Created<LogAnswer>, Ok<LogAnswer>, Problem>> Log<TRequest>(Body<TRequest> body, [AsParameters] ApiRequest api)
        where TRequest : LogRequest
    {
        var (request, caller) = (body.Value, api.Caller);
        var id = request.Id ?? caller.NewId();
        var context = caller.Context(caller.KeyFor(body.Bytes, StatusCodes.Status201Created, id));
        var result = await api.Send(request.ToMessage(context, request.Stream, id, mayExist: request.Id is not null));
        if (result is CommandResult.Committed committed)
        {
            api.SetVersion(committed.After.VersionOf(committed.Stream));
            var answer = LogAnswer.Of(committed, id, context.At);
            return committed.Events.Count > 0 ? TypedResults.Created($"/v1/entries/{id}", answer) : TypedResults.Ok(answer);
        }

        if (result is not CommandResult.Replayed { Receipt: { EntryId: { } logged } receipt })
            return Problems.Of(result);
        // A replayed request gets the same entry and status, with the current streak and advice.
        var entry = await api.Reader.RecordedEntry(caller.Person, logged, api.Cancellation);
        var person = await api.View();
        api.SetVersion(person.VersionOf(entry.Stream));
        var existing = LogAnswer.OfExisting(entry, person);
        return receipt.ChangedNothing ? TypedResults.Ok(existing) : TypedResults.Created($"/v1/entries/{entry.Id}", existing);
    }
}
