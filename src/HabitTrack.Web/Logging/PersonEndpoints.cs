using System.Text.Json.Serialization;
using HabitTrack.Domain;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>What belongs to the person rather than to a habit: measurements, pain.</summary>
internal static class PersonEndpoints
{
    public static void MapMeasurementsAndPain(this IEndpointRouteBuilder routes)
    {
        routes.MapLog("/v1/measurements", "Note a measurement", Examples.Measurement, Examples.Measured);
        routes.MapList<Measurement>("/v1/measurements", "Measurements, newest first").Gives(Examples.Measurements).IsConditional();
        routes.MapLog("/v1/pain", "Report pain", Examples.Pain, Examples.Hurt);
        routes.MapList<Pain>("/v1/pain", "Reports of pain, newest first").Gives(Examples.Pains).IsConditional();
    }

    private static void MapLog<TRequest>(
        this IEndpointRouteBuilder routes, string path, string summary, Func<TRequest> example, Func<EntryAnswer> answer)
        where TRequest : PersonRequest =>
        routes.MapPost(path, Log<TRequest>)
            .WithTags("Person")
            .IsPersonal()
            .WithSummary(summary)
            .Takes(example)
            .Gives(answer, StatusCodes.Status201Created)
            .Gives(answer)
            .IsVersioned()
            .Refuses("in-the-future", "day-and-instant", "too-long-ago", "entry-retracted", "id-reused");

    private static RouteHandlerBuilder MapList<TEntry>(this IEndpointRouteBuilder routes, string path, string summary)
        where TEntry : Entry =>
        routes.MapGet(path, List<TEntry>)
            .WithTags("Person")
            .IsPersonal()
            .WithSummary(summary)
            .Asks(() => [Parameters.From, Parameters.To, Parameters.Cursor, Parameters.Limit]);

    private static async Task<IResult> Log<TRequest>(
        Body<TRequest> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation)
        where TRequest : PersonRequest
    {
        var request = body.Value;
        var id = request.Id ?? Guid.CreateVersion7(caller.Clock.GetUtcNow());
        var context = caller.Context(caller.KeyFor(body.Bytes, StatusCodes.Status201Created, id));
        var result = await bus.InvokeAsync<CommandResult>(request.ToMessage(context, request.Stream, id, mayExist: request.Id is not null), cancellation);
        if (result is CommandResult.Replayed)
            response.TellReplayed();
        else if (result is not CommandResult.Committed)
            return Problems.Of(result);

        var logged = (result as CommandResult.Replayed)?.Receipt.EntryId ?? id;
        var entry = await reader.RecordedEntry(caller.Person, logged, cancellation);
        var answer = new EntryAnswer(EntryView.Of(entry), null);
        response.Headers.ETag = ETags.Of((await reader.State(caller.Person, cancellation)).Profile.Version);
        return result is CommandResult.Committed { Events.Count: 0 } ? Answers.Ok(answer) : Answers.Created($"/v1/entries/{logged}", answer);
    }

    private static async Task<IResult> List<TEntry>(HttpRequest request, Caller caller, PersonReader reader, CancellationToken cancellation)
        where TEntry : Entry
    {
        var query = EntryPage.Asked(request.Query, caller.Person, [Profile.Stream]);
        var (entries, next) = await EntryPage.Read(reader, query, entry => entry.Content is TEntry, cancellation);
        return typeof(TEntry) == typeof(Measurement)
            ? Answers.Ok(new MeasurementList(entries, next))
            : Answers.Ok(new PainList(entries, next));
    }
}

/// <summary>Measurements, newest first.</summary>
internal sealed record MeasurementList(IReadOnlyList<EntryView> Measurements, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Reports of pain, newest first.</summary>
internal sealed record PainList(IReadOnlyList<EntryView> Pain, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
