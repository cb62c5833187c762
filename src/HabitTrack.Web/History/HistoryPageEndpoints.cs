namespace HabitTrack.Web;

/// <summary>The history page.</summary>
internal static class HistoryPageEndpoints
{
    private const int PageSize = 50;

    public static void MapHistoryPage(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().IsPersonal();
        pages.MapGet("/history", Show);
        pages.MapGet(ChangesPage.RingsAddress, ShowRings);
    }

    /// <summary>The rings of a day, which the slider inserts into the page.</summary>
    private static async Task<IResult> ShowRings(ViewTime time, [AsParameters] PageContext context)
    {
        var person = await context.View(time);
        return Pages.Show<Rings>(context.Response, new { Habits = DashboardView.CardsOf(person, []), Units = person.Person.Settings.Units, IsLive = person.IsToday });
    }

    private static async Task<IResult> Show(HttpRequest request, AccessRegister register, [AsParameters] PageContext context)
    {
        var (query, person) = (request.Query, await context.View(ViewTime.Now));
        var time = new ViewTime(Query.Day(query, "asOf"), null);
        var ((from, to), rejection) = Filter(query);
        var stream = Query.Stream(query, person.VersionOf);
        var historyQuery = new HistoryQuery(context.Caller.Person, Query.Number(query, "before", 0, long.MaxValue) ?? 0, stream, NewestFirst: true);
        // One extra event shows whether there is another page.
        // Imported events were recorded before they arrived, so an event that arrived before the range was recorded before it, too.
        var events = await context.Reader.Store.ReadHistory(historyQuery, context.Cancellation)
            .TakeWhile(recorded => !(person.Calendar.DayOf(recorded.Timestamp) < from))
            .Where(recorded => person.Calendar.DayOf(EventWords.RecordedAt(recorded)) is var day && !(day > to) && !(day < from))
            .Take(PageSize + 1)
            .ToListAsync(context.Cancellation);
        var older = events.Count > PageSize
            ? $"/history?before={events[PageSize - 1].Sequence}{(stream is null ? "" : $"&habit={stream}")}{Parameter("from", from)}{Parameter("to", to)}"
            : null;
        var authors = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var author in events.Select(EventWords.AuthorOf).OfType<string>().Distinct().Where(author => author != context.Caller.Person))
            authors[author] = (await register.FindPerson(author, context.Cancellation))?.Name ?? (Guid.TryParse(author, out _) ? null : author);
        var lastChange = context.Principal.MayChange
            ? await context.Reader.Store.FindLastChange(context.Caller.Person, context.Cancellation, Undo.MaxSearched)
            : [];
        var undone = context.Principal.MayChange && Query.Number(query, "undone", 1, long.MaxValue) is { } sequence
            ? await context.Reader.Store.FindUndone(context.Caller.Person, sequence, Undo.MaxSearched, context.Cancellation)
            : [];
        var parameters = new
        {
            Person = person,
            Then = await context.View(time),
            Stream = stream,
            From = from,
            To = to,
            Events = events.Take(PageSize).OrderByDescending(EventWords.RecordedAt).ToList(),
            Older = older,
            Authors = authors,
            LastChange = lastChange,
            Undone = undone,
            EventWords = await EventWords.For([.. events, .. lastChange, .. undone], person, context),
            Key = context.NewId(),
            Rejected = rejection,
            Name = context.Principal.Client is { } client ? person.Person.Settings.Name ?? (await register.FindPerson(client, context.Cancellation))?.Name : null,
        };
        return Pages.Show<ChangesPage>(context.Response, parameters, rejection);
    }

    /// <summary>The days to show, or the rejection of the form that filters.</summary>
    private static ((DateOnly? From, DateOnly? To) Days, Rejection? Rejection) Filter(IQueryCollection query)
    {
        try
        {
            return (Query.Days(query), null);
        }
        catch (ProblemException exception)
        {
            return ((null, null), new Rejection(Form.Of(query), exception.Problem));
        }
    }

    private static string Parameter(string name, DateOnly? day) => day is { } value ? $"&{name}={Words.Iso(value)}" : "";
}
