using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Logs many entries in one transaction.</summary>
internal static class BatchEndpoint
{
    private const int MaxBodySize = 16 << 20;

    public static void MapBatch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/entries/batch", Log)
            .WithTags("Logging")
            .IsPersonal()
            .WithSummary("Log up to 1,000 entries, all or none")
            .WithMetadata(new ListBody(BatchItems.Requests))
            .ChangesManyStreams()
            .Refuses(LogEndpoints.Refusals);

    private static async Task<Results<Ok<BatchAnswer>, Problem>> Log(HttpRequest request, [AsParameters] ApiRequest api)
    {
        var (caller, cancellation) = (api.Caller, api.Cancellation);
        var isLines = BatchItems.IsLines(request);
        var body = isLines ? await Bodies.ReadAny(request, MaxBodySize, cancellation) : await Bodies.Read(request, cancellation, MaxBodySize);
        var items = BatchItems.Parse(body.Span, isLines);
        var ids = items.Select((item, at) => item.Id ?? IdOf(caller, at)).ToList();
        var logs = items.Select((item, at) => new NewLog<Entry>(item.Stream, ids[at], item.ToEntry(), item.ToWhen(), MayExist: true)).ToList();
        var results = await api.Bus.InvokeAsync<CommandResults>(new LogEntries(caller.Context(caller.KeyFor(body)), logs), cancellation);
        if (results.BlockingResult is not (null or CommandResult.Replayed))
            return results.All.Select(ProblemOf).OfType<Problem>().First();

        api.MarkReplay(results.BlockingResult);
        var entries = await api.Reader.Store.FindEntries(caller.Person, ids, cancellation);
        if (ids.Any(id => !entries.ContainsKey(id)))
            return Problems.Of(new CommandResult.PersonErased());
        var newest = entries.Values.Max(entry => entry.RecordedAt);
        return TypedResults.Ok(new BatchAnswer(ids.Zip(results.All, (id, result) => new BatchResult(
            result is CommandResult.Committed { Events.Count: 0 } || ExistedBefore(entries[id], results.BlockingResult, newest)
                ? StatusCodes.Status200OK
                : StatusCodes.Status201Created,
            EntryView.Of(entries[id]))).ToList()));
    }

    /// <summary>Whether an entry existed before a request that is replayed. The entries that are new in a request are recorded at the same instant.</summary>
    private static bool ExistedBefore(EntryDocument entry, CommandResult? result, DateTimeOffset newest) =>
        result is CommandResult.Replayed { Receipt.ChangedNothing: var changedNothing } && (changedNothing || entry.RecordedAt < newest);

    /// <summary>With an idempotency key the ids are deterministic, so that a repeated request finds its entries.</summary>
    private static Guid IdOf(Caller caller, int at) => caller.Key is { } key
        ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Person}\n{key}\n{at}")).AsSpan(0, 16))
        : caller.NewId();

    private static Problem? ProblemOf(CommandResult result, int at)
    {
        if (result is CommandResult.Committed or CommandResult.NotCommitted)
            return null;

        var problem = Problems.Of(result);
        return problem.Under($"$[{at}]") with { Detail = $"Item {at}: {problem.Detail} Nothing of the batch was recorded." };
    }
}

/// <summary>The results of a batch, in the order of the items.</summary>
internal sealed record BatchAnswer(IReadOnlyList<BatchResult> Results);

/// <summary>The result of one item: 201 if the entry is new, 200 if it already existed.</summary>
internal sealed record BatchResult(int Status, EntryView Entry);
