namespace HabitTrack.Web;

/// <summary>Endpoints for streaks.</summary>
internal static class StreakEndpoints
{
    private const int DaysExplained = 31, MaxDays = 366, MaxEntries = 100_000;

    public static void MapStreaks(this IEndpointRouteBuilder routes)
    {
        var streaks = routes.MapGroup("").WithTags("Looking").IsPersonal().IsConditional();
        streaks.MapGet("/v1/streaks", All).WithSummary("The streaks of every habit");
        streaks.MapGet("/v1/streaks/{habit}", One).WithSummary("The streaks of a habit").Refuses("habit-not-started");
        streaks.MapGet("/v1/streaks/{habit}/explanation", Explain)
            .WithSummary("Why a streak is as it is: every period with a day in a range, by default the last 31 days")
            .Asks(() => [Parameters.From, Parameters.To])
            .Refuses("habit-not-started");
    }

    private static StreakList All(PersonView person) =>
        new(person.AsOf, person.Started.Select(habit => StreakView.Of(habit.Id, person.View(habit.Habit))).ToList());

    private static StreakView One(string habit, PersonView person) => StreakView.Of(habit, person.View(person.Find(habit).Habit));

    private static async Task<ExplanationView> Explain(
        string habit, PersonView person, HttpRequest request, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var view = person.View(person.Find(habit).Habit);
        var range = Query.Range(request.Query, person.AsOf, DaysExplained, (MaxDays, $"{MaxDays} days"));
        var periods = Explanation.Of(view, range).ToList();
        if (periods.Count == 0)
            return new ExplanationView(habit, person.AsOf, []);

        var to = periods[^1].Period.To < person.AsOf ? periods[^1].Period.To : person.AsOf;
        var query = EntryPage.Between(new DayRange(periods[0].Period.WindowFrom, to), caller.Person, [habit], MaxEntries);
        var entries = (await reader.Entries(query, person.KnownAt, cancellation))
            .Reverse()
            .ToLookup(entry => entry.Content.Day);
        return new ExplanationView(habit, person.AsOf, periods.Select(period => ExplainedPeriodView.Of(period, entries)).ToList());
    }
}

/// <summary>The streaks of all habits as of a day.</summary>
internal sealed record StreakList(DateOnly AsOf, IReadOnlyList<StreakView> Streaks);
