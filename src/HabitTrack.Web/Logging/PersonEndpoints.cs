using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints for entries of the person: measurements and pain.</summary>
internal static class PersonEndpoints
{
    public static void MapPersonLog<TRequest>(this IEndpointRouteBuilder routes, string path, string summary)
        where TRequest : PersonRequest =>
        routes.MapPost(path, Log<TRequest>)
            .WithTags("Person")
            .IsPersonal()
            .WithSummary(summary)
            .IsVersioned()
            .Refuses("in-the-future", "day-and-instant", "too-long-ago", "entry-retracted", "id-reused");

    public static void MapPersonList<TEntry, TList>(
        this IEndpointRouteBuilder routes, string path, string summary, Func<IReadOnlyList<EntryView>, string?, TList> list)
        where TEntry : Entry =>
        routes.MapGet(path, async (HttpRequest request, Caller caller, PersonReader reader, CancellationToken cancellation) =>
            {
                var query = EntryPage.QueryOf(request.Query, caller.Person, [Profile.Stream]) with { Type = typeof(TEntry) };
                var (entries, next) = await EntryPage.Read(reader, query, cancellation);
                return list(entries, next);
            })
            .WithTags("Person")
            .IsPersonal()
            .WithSummary(summary)
            .Asks(() => [Parameters.From, Parameters.To, Parameters.Cursor, Parameters.Limit])
            .IsConditional();

    private static async Task<Results<Created<EntryAnswer>, Ok<EntryAnswer>, Problem>> Log<TRequest>(Body<TRequest> body, [AsParameters] ApiRequest api)
        where TRequest : PersonRequest
    {
        var (request, caller) = (body.Value, api.Caller);
        var id = request.Id ?? caller.NewId();
        var context = caller.Context(caller.KeyFor(body.Bytes, StatusCodes.Status201Created, id));
        var result = await api.Send(request.ToMessage(context, request.Stream, id, mayExist: request.Id is not null));
        if (api.ProblemOf(result) is { } problem)
            return problem;
        var logged = (result as CommandResult.Replayed)?.Receipt.EntryId ?? id;
        var entry = await api.Reader.RecordedEntry(caller.Person, logged, api.Cancellation);
        var answer = new EntryAnswer(EntryView.Of(entry), null);
        api.SetVersion((await api.State()).Profile.Version);
        return result is CommandResult.Committed { Events.Count: 0 } or CommandResult.Replayed { Receipt.ChangedNothing: true }
            ? TypedResults.Ok(answer)
            : TypedResults.Created($"/v1/entries/{logged}", answer);
    }
}
