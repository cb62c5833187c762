namespace HabitTrack.Web;

/// <summary>The history page.</summary>
internal static class HistoryPageEndpoints
{
    private const int Shown = 50;

    public static void MapHistoryPage(this IEndpointRouteBuilder routes) => routes.MapGet("/history", Show).ExcludeFromDescription().IsPersonal();

    private static async Task<IResult> Show(HttpRequest request, AccessRegister register, [AsParameters] Visit visit)
    {
        var (query, person) = (request.Query, await visit.View(Seen.Now));
        var seen = new Seen(Query.Day(query, "asOf"), null);
        var (from, to) = Query.Days(query);
        var stream = Query.Text(query, "habit", "the id of a habit, such as hang, or profile", text => text == Profile.Stream || Limits.IsHabitId(text));
        var asked = new HistoryQuery(visit.Caller.Person, Query.Number(query, "before", 0, long.MaxValue) ?? 0, stream, NewestFirst: true);
        // One more than is shown says that the list goes on.
        // What was imported came here after it was recorded, so that what came here too early was recorded too early.
        var events = await visit.Reader.Store.ReadHistory(asked, visit.Cancellation)
            .TakeWhile(recorded => !(person.Calendar.DayOf(recorded.Timestamp) < from))
            .Where(recorded => person.Calendar.DayOf(EventWords.RecordedAt(recorded)) is var day && !(day > to) && !(day < from))
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
            Events = events.Take(Shown).OrderByDescending(EventWords.RecordedAt).ToList(),
            Older = older,
            LastChange = visit.Principal.MayChange ? await visit.Reader.Store.FindLastChange(visit.Caller.Person, visit.Cancellation) : [],
            Key = visit.NewId(),
            Name = visit.Principal.Client is { } client ? person.Person.Settings.Name ?? (await register.FindPerson(client, visit.Cancellation))?.Name : null,
        });
    }

    private static string Parameter(string name, DateOnly? day) => day is { } some ? $"&{name}={Words.Iso(some)}" : "";
}
