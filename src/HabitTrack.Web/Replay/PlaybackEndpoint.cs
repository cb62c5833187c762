using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>Plays back days as server-sent events until the client disconnects.</summary>
internal static class PlaybackEndpoint
{
    public const int FastestSpeed = 1_000;

    private const int DefaultSpeed = 10, DefaultDays = 30, MaxDays = 100 * 366;

    public static void MapPlayback(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/replays/playback", Play)
            .WithTags("Replaying")
            .IsPersonal()
            .WithSummary("Every habit day by day, as frames of server-sent events: by default the last 30 days, ten a second")
            .Asks(() => [Parameters.From, Parameters.To, Parameters.Speed])
            .ProducesText("text/event-stream")
            .IsEventStream();

    private static IResult Play(HttpRequest request, PersonView person, TimeProvider clock, CancellationToken cancellation)
    {
        var (from, to) = Query.Range(request.Query, person.AsOf, DefaultDays, (MaxDays, "a hundred years apart"));
        var speed = (int)(Query.Number(request.Query, "speed", 1, FastestSpeed) ?? DefaultSpeed);
        var next = LastSeen(request) is { } last && last >= from ? last.AddDays(1) : from;
        // 204 stops the browser from reconnecting.
        return next > to
            ? TypedResults.NoContent()
            : TypedResults.ServerSentEvents(Frames(person, next, to, TimeSpan.FromSeconds(1) / speed, clock, cancellation));
    }

    /// <summary>The last day that the client received before it lost the connection.</summary>
    private static DateOnly? LastSeen(HttpRequest request) =>
        DateOnly.TryParseExact(request.Headers["Last-Event-ID"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static async IAsyncEnumerable<SseItem<PlaybackFrame>> Frames(
        PersonView person, DateOnly from, DateOnly to, TimeSpan pause, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Each habit has its own cache, so that a day continues from the previous ones.
        var habits = person.Started.Select(habit => (habit.Id, State: new HabitState(habit.Habit.Version, habit.Habit.Habit, habit.Habit.RecordedAt))).ToList();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (day > from)
                await Task.Delay(pause, clock, cancellation);
            var frame = new PlaybackFrame(
                day, habits.Select(habit => PlayedHabit.Of(habit.Id, habit.State.View(person.Calendar, day)!)).ToList());
            yield return new SseItem<PlaybackFrame>(frame, "day") { EventId = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        }
    }
}

/// <summary>The habits on one day.</summary>
internal sealed record PlaybackFrame(DateOnly Day, IReadOnlyList<PlayedHabit> Habits);

/// <summary>The state of a habit on a day.</summary>
/// <param name="Total">The total of the day, in the unit of its goal.</param>
/// <param name="TotalUnit">The unit of the total.</param>
/// <param name="Unit">The unit of streaks.</param>
internal sealed record PlayedHabit(
    string Habit, decimal Total, string TotalUnit, string Unit, StreakSpan Current, StreakSpan Longest, bool AtRisk, double Strength)
{
    public static PlayedHabit Of(string habit, HabitView view)
    {
        var streaks = StreakSummary.Of(view);
        return new PlayedHabit(
            habit,
            view.Total(view.AsOf, view.AsOf, view.Goal),
            view.Goal.Unit,
            streaks.Unit,
            StreakSpan.Of(streaks.Current),
            StreakSpan.Of(streaks.Longest),
            streaks.AtRisk,
            Math.Round(streaks.Strength, 6));
    }
}
