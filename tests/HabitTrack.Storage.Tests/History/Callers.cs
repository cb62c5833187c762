using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Tests.History;

/// <summary>A log request with everything that is needed to repeat it.</summary>
internal sealed record Request(string Person, string Stream, LogEntry Log, long? ExpectedVersion = null)
{
    /// <summary>Creates a request to log a hang with a new idempotency key.</summary>
    public static Request Hang(string person, Guid? entry = null) => new(
        person, "hang", new LogEntry(entry ?? Guid.CreateVersion7(), new Hang(default, null, Timing.Now, 30, Grip.Overhand, null), When.Now));

    /// <summary>Creates a mix of requests. Of eight, one is refused, one has a mostly outdated expected version, and the others log to two habits.</summary>
    public static Request Of(string person, int number) => (number % 8) switch
    {
        3 => Walk(person) with { Stream = "hang" },
        5 => Hang(person) with { ExpectedVersion = number },
        2 or 6 => Walk(person),
        _ => Hang(person),
    };

    public Task<CommandResult> Send(StorageNode node, CancellationToken cancellation)
    {
        var id = Log.EntryId;
        var context = new RequestContext(Person, new Author("ann", $"request-{id}"), TimeProvider.System.GetUtcNow())
        {
            ExpectedVersions = ExpectedVersion is { } version ? [version] : null,
            Receipt = new Receipt($"key-{id}", "POST /v1/entries", id.ToByteArray(), id, 201),
        };
        return node.Batch.Execute(context, new StreamCommand.ToHabit(Stream, Log, IsNewEntry: true), cancellation);
    }

    private static Request Walk(string person) => new(
        person, "walk", new LogEntry(Guid.CreateVersion7(), new Walk(default, null, Timing.Now, 600, 800, 1000, null, null), When.Now));
}

/// <summary>Concurrent callers of one or more nodes. They retry with the same idempotency key until they get a result.</summary>
internal sealed class Callers(Ledger ledger, params IReadOnlyList<StorageNode> nodes)
{
    /// <summary>Called after each result, with the number of results so far.</summary>
    public Func<int, Task> Completed { get; init; } = _ => Task.CompletedTask;

    /// <param name="callers">The number of concurrent callers.</param>
    /// <param name="each">The number of requests per caller, one after the other.</param>
    /// <param name="person">Returns the person of the request with a number, starting at 0.</param>
    public async Task Work(int callers, int each, Func<int, string> person)
    {
        var results = 0;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var number = (i * callers) + caller;
                await Send(nodes[number % nodes.Count], Request.Of(person(number), number));
                await Completed(Interlocked.Increment(ref results));
            }
        })));
    }

    /// <summary>Sends a request until there is a result. Any failure other than an unavailable database fails the test.</summary>
    public async Task<CommandResult> Send(StorageNode node, Request request)
    {
        var attempt = ledger.Open(request.Person, request.Stream, request.Log.EntryId);
        while (true)
        {
            try
            {
                attempt.Result = await request.Send(node, TestContext.Current.CancellationToken);
                return attempt.Result;
            }
            catch (StorageUnavailableException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
