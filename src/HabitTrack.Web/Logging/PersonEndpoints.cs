using System.Text.Json.Serialization;
using HabitTrack.Domain;
using HabitTrack.EventStore;

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
        Body<TRequest> body, Caller caller, Habits habits, TimeProvider clock, HttpResponse response, CancellationToken cancellation)
        where TRequest : PersonRequest
    {
        var id = body.Value.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
        var command = new LogEntry(id, body.Value.ToEntry(), body.Value.ToWhen());
        var key = caller.KeyFor(body.Bytes, StatusCodes.Status201Created, id);
        var outcome = await habits.Execute(caller.Profile, command, caller, body.Value.Id, key, cancellation);
        if (outcome is Outcome.Replayed)
            response.TellReplayed();
        else if (outcome is not Outcome.Committed)
            return Problems.Of(outcome);

        var logged = (outcome as Outcome.Replayed)?.Key.EntryId ?? id;
        var entry = await habits.RecordedEntry(caller.Person, logged, cancellation);
        var answer = new EntryAnswer(EntryView.Of(entry), null);
        response.Headers.ETag = ETags.Of((await habits.Store.Load(caller.Profile, cancellation)).Version);
        return outcome is Outcome.Committed { Events.Count: 0 } ? Answers.Ok(answer) : Answers.Created($"/v1/entries/{logged}", answer);
    }

    private static async Task<IResult> List<TEntry>(HttpRequest request, Caller caller, Habits habits, CancellationToken cancellation)
        where TEntry : Entry
    {
        var query = EntryPage.Asked(request.Query, caller.Person, [Profile.Stream]);
        var (entries, next) = await EntryPage.Read(habits.Store, query, entry => entry.Content is TEntry, cancellation);
        return typeof(TEntry) == typeof(Measurement)
            ? Answers.Ok(new MeasurementList(entries, next))
            : Answers.Ok(new PainList(entries, next));
    }
}

/// <summary>Measurements, newest first.</summary>
internal sealed record MeasurementList(IReadOnlyList<EntryView> Measurements, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Reports of pain, newest first.</summary>
internal sealed record PainList(IReadOnlyList<EntryView> Pain, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
