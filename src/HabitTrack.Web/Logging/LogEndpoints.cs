using HabitTrack.Domain;
using HabitTrack.EventStore;

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
        Body<TRequest> body, Caller caller, Habits habits, TimeProvider clock, HttpResponse response, CancellationToken cancellation)
        where TRequest : LogRequest
    {
        var (request, entry) = (body.Value, body.Value.ToEntry());
        var habit = caller.Habit(request.Habit ?? HabitKinds.DefaultsOf(entry.Kind!.Value)!.Id);
        var id = request.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
        var key = caller.KeyFor(body.Bytes, StatusCodes.Status201Created, id);
        var outcome = await habits.Execute(habit, new LogEntry(id, entry, request.ToWhen()), caller, request.Id, key, cancellation);
        switch (outcome)
        {
            case Outcome.Committed committed:
                response.Headers.ETag = ETags.Of(committed.State.Version);
                var answer = await LogAnswer.Of(committed, id, habits, clock.GetUtcNow(), cancellation);
                return committed.Events.Count > 0 ? Answers.Created($"/v1/entries/{id}", answer) : Answers.Ok(answer);
            case Outcome.Replayed replayed:
                return await Again(replayed.Key, caller, habits, response, cancellation);
            default:
                return Problems.Of(outcome);
        }
    }

    /// <summary>The answer to a request that was answered before: the same entry and status, streak and advice as they now are.</summary>
    private static async Task<IResult> Again(
        IdempotencyKey key, Caller caller, Habits habits, HttpResponse response, CancellationToken cancellation)
    {
        var entry = await habits.RecordedEntry(caller.Person, key.EntryId!.Value, cancellation);
        var person = await habits.Look(caller.Person, Seen.Now, cancellation);
        response.Headers.ETag = ETags.Of(person.Find(entry.Stream.Name).Version);
        response.TellReplayed();
        return Answers.Created($"/v1/entries/{entry.Id}", LogAnswer.Again(entry, person));
    }
}
