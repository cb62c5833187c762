using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using HabitTrack.EventStore;

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
                + "on any node, misses nothing and repeats nothing. Whoever reads too slowly is cut off, and may resume so.")
            .Asks(() => [Parameters.LastEventId])
            .Gives(Examples.LiveLog, contentType: "text/event-stream");

    private static IResult Get(HttpRequest request, Caller caller, LiveFeed feed, Habits habits, CancellationToken cancellation) =>
        TypedResults.ServerSentEvents(Messages(caller.Person, LivePosition.Of(request), feed, habits, cancellation));

    private static async IAsyncEnumerable<SseItem<object>> Messages(
        string person, LivePosition? seen, LiveFeed feed, Habits habits, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Heard before the story is read, so that nothing falls between them; what is in both is told once.
        using var listener = await feed.Listen(person, cancellation);
        var position = seen ?? new LivePosition(listener.After);
        var story = new LiveStory(habits.Store.Model, await habits.States(person, seen?.SeenUpTo, cancellation));
        yield return Message("ready", new { }, position);

        await foreach (var recorded in Events(person, position, listener, habits, cancellation))
        {
            if (recorded is null)
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

    /// <summary>What the client missed, then what comes; null after each silence.</summary>
    private static async IAsyncEnumerable<Recorded?> Events(
        string person, LivePosition position, LiveListener listener, Habits habits, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var missed in habits.Store.ReadAll(new EventQuery(person, position.SeenUpTo, UpTo: listener.After), cancellation))
            yield return missed;

        while (true)
        {
            var more = listener.Events.WaitToReadAsync(cancellation).AsTask();
            while (await Task.WhenAny(more, Task.Delay(Silence, cancellation)) != more)
                yield return null;
            if (!await more)
                yield break;
            while (listener.Events.TryRead(out var recorded))
                yield return recorded;
        }
    }

    private static SseItem<object> Message(string name, object data, LivePosition position) => new(data, name) { EventId = position.ToString() };
}
