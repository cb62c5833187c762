
namespace HabitTrack.Web;

/// <summary>The history page.</summary>
internal static class HistoryPageEndpoints
{
    private const int Shown = 50;

    public static void MapHistoryPage(this IEndpointRouteBuilder routes) => routes.MapGet("/history", Show).ExcludeFromDescription().IsPersonal();

    private static async Task<IResult> Show(HttpRequest request, [AsParameters] Visit visit)
    {
        var (query, person) = (request.Query, await visit.View(Seen.Now));
        var seen = new Seen(Query.Day(query, "asOf"), null);
        var (from, to) = (Query.Day(query, "from"), Query.Day(query, "to"));
        var stream = Query.Text(query, "habit", "the id of a habit, or profile", text => text == Profile.Stream || Limits.IsHabitId(text));
        var asked = new HistoryQuery(visit.Caller.Person, Query.Number(query, "before", 0, long.MaxValue) ?? 0, stream, NewestFirst: true);
        // One more than is shown says that the list goes on.
        var events = await visit.Reader.Store.ReadHistory(asked, visit.Cancellation)
            .Where(recorded => !(person.Calendar.DayOf(recorded.Timestamp) > to))
            .TakeWhile(recorded => !(person.Calendar.DayOf(recorded.Timestamp) < from))
            .Take(Shown + 1)
            .ToListAsync(visit.Cancellation);
        var older = events.Count > Shown
            ? $"/history?before={events[Shown - 1].Sequence}{(stream is null ? "" : $"&habit={stream}")}{Parameter("from", from)}{Parameter("to", to)}"
            : null;
        return Pages.Show<ChangesPage>(visit.Response, new
        {
            Person = person,
            Then = await TodayView.Read(await visit.View(seen), visit, seen, null, visit.NewId),
            Stream = stream,
            From = from,
            To = to,
            Events = events.Take(Shown).ToList(),
            Older = older,
            Key = visit.NewId(),
        });
    }

    private static string Parameter(string name, DateOnly? day) => day is { } some ? $"&{name}={Words.Iso(some)}" : "";
}
