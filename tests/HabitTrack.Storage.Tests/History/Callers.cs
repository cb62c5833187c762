using HabitTrack.Domain;
using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.History;

/// <summary>A log, with all that one who repeats it has to say again.</summary>
internal sealed record Request(string Person, string Stream, LogEntry Log, long? ExpectedVersion = null)
{
    /// <summary>A hang under an idempotency key of its own.</summary>
    public static Request Hang(string person, Guid? entry = null) => new(
        person, "hang", new LogEntry(entry ?? Guid.CreateVersion7(), new Hang(default, null, Timing.Now, 30, Grip.Overhand, null), When.Now));

    /// <summary>Of eight requests one is refused, and one expects a version that is mostly gone; the others log to two habits.</summary>
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
        return node.Batch.Execute(context, Stream, Log, null, cancellation);
    }

    private static Request Walk(string person) => new(
        person, "walk", new LogEntry(Guid.CreateVersion7(), new Walk(default, null, Timing.Now, 600, 800, 1000, null, null), When.Now));
}

/// <summary>Callers at work on one or more nodes. Each keeps asking, under the same idempotency key, until it is answered.</summary>
internal sealed class Callers(Ledger ledger, params IReadOnlyList<StorageNode> nodes)
{
    /// <summary>Called after each answer, with the number of answers so far.</summary>
    public Func<int, Task> Answered { get; init; } = _ => Task.CompletedTask;

    /// <param name="callers">How many work at the same time.</param>
    /// <param name="each">How many logs each makes, one after the other.</param>
    /// <param name="person">Whose log the one with this number is, from 0 on.</param>
    public async Task Work(int callers, int each, Func<int, string> person)
    {
        var answers = 0;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var number = (i * callers) + caller;
                await Ask(nodes[number % nodes.Count], Request.Of(person(number), number));
                await Answered(Interlocked.Increment(ref answers));
            }
        })));
    }

    /// <summary>Asks until there is an answer. Any failure but that the database is away is one of the test.</summary>
    public async Task<CommandResult> Ask(StorageNode node, Request request)
    {
        var attempt = ledger.Open(request.Person, request.Stream, request.Log.EntryId);
        while (true)
        {
            try
            {
                attempt.Told = await request.Send(node, TestContext.Current.CancellationToken);
                return attempt.Told;
            }
            catch (StorageUnavailableException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
