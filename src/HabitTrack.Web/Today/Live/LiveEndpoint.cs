using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>The live stream of a person's changes, as server-sent events.</summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    private static readonly Message UnknownPosition =
        "There is no event with this id: the data was restored from an older backup. Read again what you show, and connect without Last-Event-ID.";

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/live", Get)
            .WithTags("Looking")
            .IsPersonal()
            .WithSummary("What happens, as it happens, on whatever node")
            .WithDescription(
                "Server-sent events: `logged` is an entry and whether it was logged, corrected, retracted or restored; `streak` a habit's streaks as "
                + "`/v1/streaks/{habit}` shows them, after every change of it; `record` a new record; `advice` a piece of advice; `removed` a habit that was removed; "
                + "`import` the latest import as `/v1/imports/{import}` shows it, while it makes progress and when it ends. Several changes of a habit that are "
                + "recorded together have one `streak`, after the last; entries of an import have no `record` and no `advice`. `ready` comes first and "
                + "`heartbeat` every 15 s of silence, with nothing to tell. Each has an id; with the last one seen as `Last-Event-ID` the stream goes on after it "
                + "on any node, misses nothing and repeats nothing.")
            .Asks(() => [Parameters.LastEventId])
            .ProducesItems<LiveEntry>("text/event-stream")
            .IsEventStream();

    private static async Task<IResult> Get(
        HttpContext http,
        Caller caller,
        LiveFeed feed,
        PersonReader reader,
        ImportRegister register,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellation)
    {
        var lastSeen = LivePosition.Of(http.Request);
        // Read before the state, so that no event is missed; events that the state already includes are skipped.
        var last = await reader.Store.LastSequence(caller.Person, cancellation);
        if (lastSeen?.Sequence > last)
            throw new ProblemException(Problems.Invalid(LivePosition.Header, UnknownPosition));
        var imports = new LiveImports(register, caller.Person, lastSeen?.Import ?? 0);
        var messages = new LiveMessages(lastSeen is null
            ? await reader.State(caller.Person, cancellation)
            : await reader.Store.FoldHistory(new HistoryQuery(caller.Person, UpTo: lastSeen.SeenUpTo), cancellation));
        return TypedResults.ServerSentEvents(StreamMessages(
            http, caller.Person, lastSeen, lastSeen ?? new LivePosition(last), messages, feed, reader, imports, clock, lifetime.ApplicationStopping, cancellation));
    }

    private static async IAsyncEnumerable<SseItem<object>> StreamMessages(
        HttpContext http,
        string person,
        LivePosition? lastSeen,
        LivePosition position,
        LiveMessages messages,
        LiveFeed feed,
        PersonReader reader,
        LiveImports imports,
        TimeProvider clock,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var import = await imports.Next(cancellation);
        // A new client has no use for an import that has ended.
        if (lastSeen is null && import is { IsActive: false })
            (import, position) = (null, position with { Import = imports.Seen });
        yield return Message("ready", new { }, position);
        position = position with { Import = imports.Seen };
        if (import is not null)
            yield return Message("import", ImportView.Of(import), position);

        var last = clock.GetTimestamp();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        await using var commits = feed.Follow(person, position.SeenUpTo, HeartbeatInterval, ended.Token).GetAsyncEnumerator(ended.Token);
        while (await MoveNext(commits, stopping) && await StreamWatch.IsAuthorized(http))
        {
            var commit = commits.Current;
            var entries = await reader.Store.FindChangedEntries(person, commit, cancellation);
            foreach (var (at, name, data) in messages.Apply(commit, entries))
            {
                if (!position.HasSeen(at))
                    yield return Message(name, data, at with { Import = imports.Seen });
            }

            if (commit is [.., { Sequence: var sequence }] && sequence >= position.Sequence)
                position = new LivePosition(sequence, Import: imports.Seen);
            import = commit.Count == 0 || commit[^1].ImportId is not null ? await imports.Next(cancellation) : null;
            if (import is not null)
                yield return Message("import", ImportView.Of(import), position = position with { Import = imports.Seen });
            else if (commit.Count == 0 && clock.GetElapsedTime(last) < HeartbeatInterval / 2)
                continue;
            else if (commit.Count == 0)
                yield return Message("heartbeat", new { }, position);
            last = clock.GetTimestamp();
        }
    }

    /// <summary>Ends the stream when the service stops: the client reconnects to another node and continues from its last position.</summary>
    private static async Task<bool> MoveNext(IAsyncEnumerator<IReadOnlyList<IEvent>> commits, CancellationToken stopping)
    {
        try
        {
            return await commits.MoveNextAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static SseItem<object> Message(string name, object data, LivePosition position) => new(data, name) { EventId = position.ToString() };
}
