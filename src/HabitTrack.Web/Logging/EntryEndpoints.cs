using System.Text.Json.Nodes;
using HabitTrack.Domain;
using Wolverine;

namespace HabitTrack.Web;

/// <summary>Entries: list, look, correct, retract, restore.</summary>
internal static class EntryEndpoints
{
    private const int MostTries = 5;

    public static void MapEntries(this IEndpointRouteBuilder routes)
    {
        var entries = routes.MapGroup("").WithTags("Entries").IsPersonal();
        entries.MapGet("/v1/entries", List)
            .WithSummary("Entries, newest first")
            .Asks(() => [Parameters.Habit, Parameters.From, Parameters.To, Parameters.Cursor, Parameters.Limit])
            .Gives(Examples.Entries)
            .IsConditional();
        entries.MapGet("/v1/entries/{id:guid}", Get)
            .WithSummary("An entry as it stands, and every change to it")
            .Gives(Examples.Entry)
            .IsVersioned()
            .IsConditional()
            .Refuses("entry-not-found");
        entries.MapPatch("/v1/entries/{id:guid}", Correct)
            .WithSummary("Correct an entry")
            .TakesPatchOf(Examples.Correction, Corrections.Requests)
            .Gives(Examples.Changed)
            .IsVersioned()
            .Refuses("entry-not-found", "entry-retracted", "entry-changed", "in-the-future", "day-and-instant", "too-long-ago")
            .Refuses("before-start", "habit-archived");
        entries.MapDelete("/v1/entries/{id:guid}", Retract)
            .WithSummary("Retract an entry")
            .Asks(() => [Parameters.Reason])
            .Gives(Examples.Retracted)
            .IsVersioned()
            .Refuses("entry-not-found");
        entries.MapPost("/v1/entries/{id:guid}/restore", Restore)
            .WithSummary("Let a retracted entry count again")
            .Asks(() => [Parameters.Reason])
            .Gives(Examples.Changed)
            .IsVersioned()
            .Refuses("entry-not-found", "before-start", "habit-archived");
    }

    private static async Task<IResult> List(HttpRequest request, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var habit = Query.Habit(request.Query);
        var page = await EntryPage.Read(reader, EntryPage.Asked(request.Query, caller.Person, habit is null ? null : [habit]), _ => true, cancellation);
        return Answers.Ok(new EntryList(page.Entries, page.Next));
    }

    private static async Task<IResult> Get(Guid id, Caller caller, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        var entry = await reader.FindEntry(caller.Person, id, cancellation);
        var facts = await reader.Store.EventsAbout(caller.Person, entry, cancellation);
        response.Headers.ETag = ETags.Of((await reader.State(caller.Person, cancellation)).VersionOf(entry.Stream));
        return Answers.Ok(EntryView.Of(entry) with { Changes = facts.Select(fact => EntryChangeView.Of(fact, entry)).ToList() });
    }

    private static async Task<IResult> Correct(
        Guid id, Body<JsonObject> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var entry = await reader.FindEntry(caller.Person, id, cancellation);
            var command = Corrections.Of(entry, body.Value.DeepClone().AsObject());
            var receipt = caller.KeyFor(body.Bytes, StatusCodes.Status200OK, id);
            var result = await bus.InvokeAsync<CommandResult>(caller.ToEntry(entry, command, receipt), cancellation);
            if (result is CommandResult.Refused { Refusal.Code: "entry-changed" } && attempt < MostTries)
                continue;
            return await Answer(result, id, caller, reader, response, cancellation);
        }
    }

    private static async Task<IResult> Retract(
        Guid id, string? reason, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        var entry = await reader.FindEntry(caller.Person, id, cancellation);
        var key = caller.KeyFor(default, StatusCodes.Status200OK, id);
        var result = await bus.InvokeAsync<CommandResult>(caller.ToEntry(entry, new RetractEntry(id, Corrections.Reason(reason)), key), cancellation);
        return await Answer(result, id, caller, reader, response, cancellation);
    }

    private static async Task<IResult> Restore(
        Guid id, string? reason, Body<Nothing> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        var entry = await reader.FindEntry(caller.Person, id, cancellation);
        var key = caller.KeyFor(default, StatusCodes.Status200OK, id);
        var result = await bus.InvokeAsync<CommandResult>(caller.ToEntry(entry, new RestoreEntry(id, Corrections.Reason(reason)), key), cancellation);
        return await Answer(result, id, caller, reader, response, cancellation);
    }

    /// <summary>The entry as it now stands, with its habit's streak.</summary>
    private static async Task<IResult> Answer(
        CommandResult result, Guid id, Caller caller, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        if (result is CommandResult.Replayed)
            response.TellReplayed();
        else if (result is not CommandResult.Committed)
            return Problems.Of(result);

        var entry = await reader.FindEntry(caller.Person, id, cancellation);
        var person = await reader.View(caller.Person, Seen.Now, cancellation);
        if (entry.Stream == Profile.Stream)
        {
            response.Headers.ETag = ETags.Of(person.ProfileVersion);
            return Answers.Ok(new EntryAnswer(EntryView.Of(entry), null));
        }

        var (habit, _, version) = person.Find(entry.Stream);
        response.Headers.ETag = ETags.Of(version);
        return Answers.Ok(new EntryAnswer(EntryView.Of(entry), StreakView.Of(entry.Stream, person.View(habit))));
    }
}
