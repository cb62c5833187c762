using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>Logging: one route for each kind of activity.</summary>
internal static class LogEndpoints
{
    public static void MapLogging(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/hangs", Log<HangRequest>).WithSummary("Log a hang");
        routes.MapPost("/v1/walks", Log<WalkRequest>).WithSummary("Log a walk, or a march on the spot");
        routes.MapPost("/v1/posture-checks", Log<PostureCheckRequest>).WithSummary("Log a posture check");
        routes.MapPost("/v1/workouts", Log<WorkoutRequest>).WithSummary("Log a workout");
        routes.MapPost("/v1/stretches", Log<StretchRequest>).WithSummary("Log a stretch break");
        routes.MapPost("/v1/activities", Log<ActivityRequest>).WithSummary("Log something of a custom habit");
    }

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
                var answer = LogAnswer.Of(committed, id, clock.GetUtcNow());
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
        var entry = await habits.Store.FindEntry(caller.Person, key.EntryId!.Value, cancellation)
            ?? throw new InvalidOperationException($"Entry {key.EntryId} was answered for and is gone.");
        var person = await habits.Look(caller.Person, Seen.Now, cancellation);
        var (habit, _, version) = person.Find(entry.Stream.Name);
        response.Headers.ETag = ETags.Of(version);
        response.Headers["Idempotency-Replayed"] = "true";
        var answer = new LogAnswer(
            EntryView.Of(entry),
            StreakView.Of(entry.Stream.Name, person.View(habit)),
            [],
            Advice.Standing(person.Person, person.Today).ToList());
        return Answers.Created($"/v1/entries/{entry.Id}", answer);
    }
}
