using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints that list, show, correct, retract and restore entries.</summary>
internal static class EntryEndpoints
{
    public static void MapEntries(this IEndpointRouteBuilder routes)
    {
        var entries = routes.MapGroup("").WithTags("Entries").IsPersonal();
        entries.MapGet("/v1/entries", List)
            .WithSummary("Entries, newest first")
            .Asks(() => [Parameters.Habit, Parameters.From, Parameters.To, Parameters.Cursor, Parameters.Limit])
            .IsConditional()
            .Refuses("habit-not-started");
        entries.MapGet("/v1/entries/{id:guid}", Get)
            .WithSummary("An entry as it stands, and every change to it")
            .IsVersioned()
            .IsConditional()
            .Refuses("entry-not-found");
        entries.MapPatch("/v1/entries/{id:guid}", Correct)
            .WithSummary("Correct an entry")
            .AcceptsPatch("EntryPatch", Corrections.Requests)
            .IsVersioned()
            .Refuses("entry-not-found", "entry-retracted", "entry-changed", "in-the-future", "day-and-instant", "too-long-ago")
            .Refuses("before-start", "habit-archived", "unknown-exercise");
        entries.MapDelete("/v1/entries/{id:guid}", Retract)
            .WithSummary("Retract an entry")
            .Asks(() => [Parameters.Reason])
            .IsVersioned()
            .Refuses("entry-not-found");
        entries.MapPost("/v1/entries/{id:guid}/restore", Restore)
            .WithSummary("Let a retracted entry count again")
            .Asks(() => [Parameters.Reason])
            .IsVersioned()
            .Refuses("entry-not-found", "before-start", "habit-archived", "wrong-kind", "unit-differs");
    }

    private static async Task<Results<Ok<EntryList>, Problem>> List(HttpRequest request, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var habit = Query.Habit(request.Query);
        if (habit is not null && (await reader.State(caller.Person, cancellation)).Habit(habit).Habit.Definition is null)
            return Problems.NoSuchHabit;
        var page = await EntryPage.Read(reader, EntryPage.QueryOf(request.Query, caller.Person, habit is null ? null : [habit]), cancellation);
        return TypedResults.Ok(new EntryList(page.Entries, page.Next));
    }

    private static async Task<EntryView> Get(Guid id, [AsParameters] ApiRequest api)
    {
        var entry = await api.Entry(id);
        var events = await api.Reader.Store.EventsAbout(api.Caller.Person, entry, api.Cancellation);
        api.SetVersion((await api.State()).VersionOf(entry.Stream));
        return EntryView.Of(entry) with { Changes = events.Select(recorded => EntryChangeView.Of(recorded, entry)).ToList() };
    }

    private static async Task<Results<Ok<EntryAnswer>, Problem>> Correct(Guid id, Body<JsonObject> body, [AsParameters] ApiRequest api)
    {
        var problem = await api.ExecuteWithRetry("entry-changed", async () =>
        {
            var entry = await api.Entry(id);
            return api.Caller.ToEntry(entry, Corrections.Of(entry, body.Value.DeepClone().AsObject()), api.Caller.KeyFor(body.Bytes, entry: id));
        });
        return problem is null ? TypedResults.Ok(await Answer(id, api)) : problem;
    }

    private static Task<Results<Ok<EntryAnswer>, Problem>> Retract(Guid id, string? reason, [AsParameters] ApiRequest api) =>
        Change(id, () => new RetractEntry(id, Corrections.Reason(reason)), api);

    private static Task<Results<Ok<EntryAnswer>, Problem>> Restore(Guid id, string? reason, Body<EmptyBody> body, [AsParameters] ApiRequest api) =>
        Change(id, () => new RestoreEntry(id, Corrections.Reason(reason)), api);

    private static async Task<Results<Ok<EntryAnswer>, Problem>> Change<TCommand>(Guid id, Func<TCommand> command, ApiRequest api)
        where TCommand : EntryCommand
    {
        var entry = await api.Entry(id);
        var problem = await api.Execute(api.Caller.ToEntry(entry, command(), api.Caller.KeyFor(entry: id)));
        return problem is null ? TypedResults.Ok(await Answer(id, api)) : problem;
    }

    /// <summary>The current entry, with its habit's streak.</summary>
    private static async Task<EntryAnswer> Answer(Guid id, ApiRequest api)
    {
        var entry = await api.Entry(id);
        var person = await api.View();
        api.SetVersion(person.VersionOf(entry.Stream));
        return new EntryAnswer(EntryView.Of(entry), entry.Stream == Profile.Stream ? null : StreakView.Of(entry.Stream, person));
    }
}
