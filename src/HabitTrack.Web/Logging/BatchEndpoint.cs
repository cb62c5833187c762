using System.Security.Cryptography;
using System.Text;
using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>Many logs at once: all of them are recorded, or none.</summary>
internal static class BatchEndpoint
{
    private const int LargestBody = 16 << 20;

    public static void MapBatch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/entries/batch", Log)
            .WithTags("Logging")
            .IsPersonal()
            .WithSummary("Log up to 1,000 entries, all or none")
            .TakesListOf(Examples.Batch, BatchItems.Requests)
            .Gives(Examples.BatchLogged)
            .ChangesManyStreams()
            .Refuses(LogEndpoints.Refusals);

    private static async Task<IResult> Log(
        HttpContext http, Caller caller, Habits habits, TimeProvider clock, CancellationToken cancellation)
    {
        var isLines = BatchItems.IsLines(http.Request);
        var body = isLines
            ? await Bodies.ReadAny(http.Request, LargestBody, cancellation)
            : await Bodies.Read(http.Request, cancellation, LargestBody);
        var items = BatchItems.Parse(body.Span, isLines);
        var key = caller.KeyFor(body, StatusCodes.Status200OK);
        var ids = items.Select((item, at) => item.Id ?? IdOf(caller, at, clock)).ToList();
        var commits = items.Select((item, at) => Commit(item, ids[at], caller, habits) with { Key = at == 0 ? key : null }).ToList();
        var outcomes = await habits.Store.ExecuteTogether(commits, cancellation);
        if (outcomes.Any(outcome => outcome is Outcome.Replayed))
            http.Response.TellReplayed();
        else if (outcomes.Select((outcome, at) => Refused(outcome, at)).FirstOrDefault(problem => problem is not null) is { } refused)
            return refused;

        var results = new List<BatchResult>(items.Count);
        foreach (var (id, outcome) in ids.Zip(outcomes))
        {
            var entry = await habits.RecordedEntry(caller.Person, id, cancellation);
            var isNew = outcome is not Outcome.Committed { Events.Count: 0 };
            results.Add(new BatchResult(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, EntryView.Of(entry)));
        }

        return Answers.Ok(new BatchAnswer(results));
    }

    private static Commit Commit(EntryRequest item, Guid id, Caller caller, Habits habits)
    {
        var entry = item.ToEntry();
        var stream = entry.Kind is { } kind
            ? caller.Habit((item as LogRequest)?.Habit ?? HabitKinds.DefaultsOf(kind)!.Id)
            : caller.Profile;
        return habits.Commit(stream, new LogEntry(id, entry, item.ToWhen()), caller, id);
    }

    /// <summary>With an idempotency key the same items get the same ids again, so that a repetition finds what it made.</summary>
    private static Guid IdOf(Caller caller, int at, TimeProvider clock) => caller.Key is { } key
        ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Person}\n{key}\n{at}")).AsSpan(0, 16))
        : Guid.CreateVersion7(clock.GetUtcNow());

    private static Problem? Refused(Outcome outcome, int at)
    {
        if (outcome is Outcome.Committed or Outcome.Withdrawn)
            return null;

        var problem = Problems.Of(outcome);
        return problem.Under($"$[{at}]") with { Detail = $"Item {at}: {problem.Detail} Nothing of the batch was recorded." };
    }
}

/// <summary>One result for each item of a batch, in order.</summary>
internal sealed record BatchAnswer(IReadOnlyList<BatchResult> Results);

/// <summary>What became of one item: 201 when it is new, 200 when the same entry was there already.</summary>
internal sealed record BatchResult(int Status, EntryView Entry);
