using System.Collections.Immutable;

namespace HabitTrack.Web;

/// <summary>Evaluates a what-if question: other rules or other entries. Nothing is written.</summary>
internal static class ReplayEndpoint
{
    private const int EntriesAtOnce = 5_000;

    public static void MapReplays(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/replays", Ask)
            .WithTags("Replaying")
            .IsPersonalRead()
            .WithSummary("What if: other goals, forgiveness, zone, day or week start; without some entries, with others")
            .Asks(() => [Parameters.Rows])
            .Produces<ReplayAnswer>()
            .ProducesText(EventCsv.ContentType)
            .TakesNoKey()
            .Refuses("habit-not-started", "wrong-kind", "day-and-instant", "too-long-ago", "before-start", "habit-archived", "unit-in-use", "unit-not-allowed", "unknown-exercise");

    private static async Task<IResult> Ask(
        Body<ReplayRequest> body, Caller caller, PersonReader reader, HttpRequest http, CancellationToken cancellation)
    {
        var rows = Query.Text(http.Query, "rows", "one of habits, days", text => text is ReplayCsv.Habits or ReplayCsv.Days) ?? ReplayCsv.Habits;
        var answer = await Answer(body.Value, caller, reader, cancellation);
        return http.Headers.Accept.ToString().Contains(EventCsv.ContentType, StringComparison.OrdinalIgnoreCase)
            ? ReplayCsv.Of(answer, rows)
            : TypedResults.Ok(answer);
    }

    private static async Task<ReplayAnswer> Answer(ReplayRequest request, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var (actual, replayed, asOf) = await Replay(request, caller, reader, cancellation);
        return new ReplayAnswer(asOf, WhatIf.Compare(actual, replayed, request.From, asOf).Select(whatIf => WhatIfView.Of(whatIf, asOf)).ToList());
    }

    /// <summary>The actual habits, the habits with the changes of a request, and the day of evaluation.</summary>
    public static async Task<(ReplayedHabits Actual, ReplayedHabits Replayed, DateOnly AsOf)> Replay(
        ReplayRequest request, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var person = await reader.View(caller.Person, ViewTime.Now, cancellation);
        var actual = new ReplayedHabits(
            person.Started.ToImmutableDictionary(habit => habit.Id, habit => Habit.Start(habit.Definition, habit.Habit.Habit.Days)), person.Calendar);
        var left = await WithoutSome(actual, request.Edits?.Without ?? [], caller, reader, cancellation);
        var moved = await Moved(left, request, caller, reader, cancellation);
        var asOf = request.To ?? person.Today;
        return (actual, moved.With(request.Edits, person.Person.Exercises, asOf).Under(request.Rules, asOf), asOf);
    }

    private static async Task<ReplayedHabits> WithoutSome(
        ReplayedHabits replay, IReadOnlyList<Guid> ids, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var seen = new HashSet<Guid>();
        for (var at = 0; at < ids.Count; at++)
        {
            var entry = await reader.Find(caller.Person, ids[at], cancellation)
                ?? throw new ProblemException(Problems.Invalid(
                    $"$.edits.without[{at}]",
                    $"There is no entry {ids[at]}. Send the ids of entries, such as 0192f8a0-0000-7000-8000-000000000001; GET /v1/entries lists them."));
            if (!entry.Retracted && seen.Add(ids[at]) && replay.Habits.ContainsKey(entry.Stream))
                replay = replay.Without(entry.Stream, entry.Id, entry.Content);
        }

        return replay;
    }

    /// <summary>Reads the entries only if another time zone or day start can move them.</summary>
    private static async Task<ReplayedHabits> Moved(
        ReplayedHabits replay, ReplayRequest request, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        if (ReplayRules.Calendar(request.Rules, replay.Calendar) is var calendar && calendar.HasSameDaysAs(replay.Calendar))
            return replay with { Calendar = calendar };

        var without = (request.Edits?.Without ?? []).ToHashSet();
        var entries = new List<(string, Entry)>();
        await foreach (var entry in reader.AllEntries(new EntryQuery(caller.Person, Limit: EntriesAtOnce), cancellation))
        {
            if (!without.Contains(entry.Id))
                entries.Add((entry.Stream, entry.Content));
        }

        return replay.In(calendar, entries);
    }
}
