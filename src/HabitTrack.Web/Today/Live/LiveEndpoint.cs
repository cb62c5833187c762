using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>What happens, as it happens.</summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/live", Get)
            .WithTags("Looking")
            .IsPersonal()
            .WithSummary("What happens, as it happens, on whatever node")
            .WithDescription(
                "Server-sent events: `logged` is an entry and whether it was logged, corrected, retracted or restored; `streak` a habit's streaks as "
                + "`/v1/streaks/{habit}` shows them, after every change of it; `record` a new record; `advice` a piece of advice. `ready` comes first and "
                + "`heartbeat` every 15 s of silence, with nothing to tell. Each has an id; with the last one seen as `Last-Event-ID` the stream goes on after it "
                + "on any node, misses nothing and repeats nothing.")
            .Asks(() => [Parameters.LastEventId])
            .ProducesItems<LiveEntry>("text/event-stream")
            .IsEventStream();

    private static IResult Get(
        HttpRequest request, Caller caller, LiveFeed feed, PersonReader reader, IHostApplicationLifetime lifetime, CancellationToken cancellation) =>
        TypedResults.ServerSentEvents(Messages(caller.Person, LivePosition.Of(request), feed, reader, lifetime.ApplicationStopping, cancellation));

    private static async IAsyncEnumerable<SseItem<object>> Messages(
        string person,
        LivePosition? seen,
        LiveFeed feed,
        PersonReader reader,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Taken before the state, so that nothing falls between them; what is in both is told once.
        var position = seen ?? new LivePosition(await reader.Store.LastSequence(person, cancellation));
        var story = new LiveStory(seen is null
            ? await reader.State(person, cancellation)
            : await reader.Store.FoldHistory(new HistoryQuery(person, UpTo: seen.SeenUpTo), cancellation));
        yield return Message("ready", new { }, position);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        await using var events = feed.Follow(person, position.SeenUpTo, Silence, ended.Token).GetAsyncEnumerator(ended.Token);
        while (await IsMore(events, stopping))
        {
            if (events.Current is not { } recorded)
            {
                yield return Message("heartbeat", new { }, position);
                continue;
            }

            if (story.Has(recorded))
                continue;
            var number = 0;
            foreach (var (name, data) in story.Tell(recorded))
            {
                var at = new LivePosition(recorded.Sequence, ++number);
                if (!position.HasSeen(at))
                    yield return Message(name, data, at);
            }

            position = position.Sequence > recorded.Sequence ? position : new LivePosition(recorded.Sequence);
        }
    }

    /// <summary>The stream ends when the service stops: whoever listened comes again, on another node, and goes on where it was.</summary>
    private static async Task<bool> IsMore(IAsyncEnumerator<IEvent?> events, CancellationToken stopping)
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
