using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>The live stream of a person's changes, as server-sent events.</summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/live", Get)
            .WithTags("Looking")
            .IsPersonal()
            .WithSummary("What happens, as it happens, on whatever node")
            .WithDescription(
                "Server-sent events: `logged` is an entry and whether it was logged, corrected, retracted or restored; `streak` a habit's streaks as "
                + "`/v1/streaks/{habit}` shows them, after every change of it; `record` a new record; `advice` a piece of advice; `removed` a habit that was removed; "
                + "`import` the latest import as `/v1/imports/{import}` shows it, while it makes progress and when it ends. `ready` comes first and "
                + "`heartbeat` every 15 s of silence, with nothing to tell. Each has an id; with the last one seen as `Last-Event-ID` the stream goes on after it "
                + "on any node, misses nothing and repeats nothing.")
            .Asks(() => [Parameters.LastEventId])
            .ProducesItems<LiveEntry>("text/event-stream")
            .IsEventStream();

    private static IResult Get(
        HttpRequest request,
        Caller caller,
        LiveFeed feed,
        PersonReader reader,
        ImportRegister register,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellation) =>
        TypedResults.ServerSentEvents(StreamMessages(
            caller.Person, LivePosition.Of(request), feed, reader, new LiveImports(register, caller.Person), clock, lifetime.ApplicationStopping, cancellation));

    private static async IAsyncEnumerable<SseItem<object>> StreamMessages(
        string person,
        LivePosition? lastSeen,
        LiveFeed feed,
        PersonReader reader,
        LiveImports imports,
        TimeProvider clock,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Read before the state, so that no event is missed; events that the state already includes are skipped.
        var position = lastSeen ?? new LivePosition(await reader.Store.LastSequence(person, cancellation));
        var messages = new LiveMessages(lastSeen is null
            ? await reader.State(person, cancellation)
            : await reader.Store.FoldHistory(new HistoryQuery(person, UpTo: lastSeen.SeenUpTo), cancellation));
        var import = await imports.Next(cancellation);
        yield return Message("ready", new { }, position);
        if (import is not null && (lastSeen is not null || import.IsActive))
            yield return Message("import", ImportView.Of(import), position);

        var last = clock.GetTimestamp();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        await using var events = feed.Follow(person, position.SeenUpTo, HeartbeatInterval, ended.Token).GetAsyncEnumerator(ended.Token);
        while (await MoveNext(events, stopping))
        {
            if (events.Current is not { } recorded)
            {
                import = await imports.Next(cancellation);
                if (import is null && clock.GetElapsedTime(last) < HeartbeatInterval / 2)
                    continue;
                yield return import is null ? Message("heartbeat", new { }, position) : Message("import", ImportView.Of(import), position);
                last = clock.GetTimestamp();
                continue;
            }

            last = clock.GetTimestamp();
            if (messages.HasApplied(recorded))
                continue;
            var number = 0;
            var entry = await reader.Store.FindChangedEntry(person, recorded, cancellation);
            foreach (var (name, data) in messages.Apply(recorded, entry))
            {
                var at = new LivePosition(recorded.Sequence, ++number);
                if (!position.HasSeen(at))
                    yield return Message(name, data, at);
            }

            position = position.Sequence > recorded.Sequence ? position : new LivePosition(recorded.Sequence);
        }
    }

    /// <summary>Ends the stream when the service stops: the client reconnects to another node and continues from its last position.</summary>
    private static async Task<bool> MoveNext(IAsyncEnumerator<IEvent?> events, CancellationToken stopping)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static SseItem<object> Message(string name, object data, LivePosition position) => new(data, name) { EventId = position.ToString() };
}
