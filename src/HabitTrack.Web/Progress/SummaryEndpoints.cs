namespace HabitTrack.Web;

/// <summary>The endpoint for progress summaries.</summary>
internal static class SummaryEndpoints
{
    private const int MaxRangeDays = 100 * 366;

    private static readonly Dictionary<string, NamedPeriod> Periods =
        Enum.GetValues<NamedPeriod>().ToDictionary(period => period.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static void MapSummaries(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/summaries", Summaries)
            .WithTags("Looking")
            .IsPersonal()
            .WithSummary("Progress of every habit, or of one, over a range of days")
            .Asks(() => [Parameters.Period, Parameters.On, Parameters.From, Parameters.To, Parameters.Habit])
            .IsConditional()
            .Refuses("habit-not-started");

    private static SummaryList Summaries(HttpRequest request, PersonView person)
    {
        var range = Range(request.Query, person);
        var habits = Query.Habit(request.Query) is { } id ? [(id, person.Find(id).Habit)] : person.Started.Select(habit => (habit.Id, habit.Habit));
        var summaries = habits
            .Select(habit => (Id: habit.Item1, View: person.View(habit.Item2)))
            .Select(habit => SummaryView.Of(habit.Id, habit.View.Kind, Summary.Of(habit.View, range, person.Person.Exercises)))
            .ToList();
        return new SummaryList(person.AsOf, range.Days.From, range.Days.To, summaries, null);
    }

    public static SummaryRange Range(IQueryCollection query, PersonView person)
    {
        var (from, to) = Query.Days(query);
        var period = Query.Text(query, "period", "one of day, week, month, quarter, year", text => Named(text) is not null);
        return (from, to, period) switch
        {
            (null, null, _) => SummaryRange.Of(Named(period ?? "week")!.Value, Query.Day(query, "on") ?? person.AsOf, person.Calendar, person.AsOf),
            ({ } first, { } last, null) when !query.ContainsKey("on") && last.DayNumber - first.DayNumber < MaxRangeDays => SummaryRange.Of(first, last),
            _ => throw new ProblemException(Problems.Invalid("from", "Give period and on, or from and to, such as 2026-11-01 and 2026-11-30, at most a hundred years apart.")),
        };
    }

    public static NamedPeriod? Named(string text) => Periods.TryGetValue(text, out var period) ? period : null;
}
