namespace HabitTrack.Web;

/// <summary>The endpoint for a year of a habit.</summary>
internal static class CalendarEndpoint
{
    public static void MapCalendar(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/calendar/{habit}", Get)
            .WithTags("Looking")
            .IsPersonal()
            .WithSummary("A year of a habit, one cell per day")
            .Asks(() => [Parameters.Year])
            .IsConditional()
            .Refuses("habit-not-started");

    private static CalendarView Get(string habit, PersonView person, HttpRequest request)
    {
        var view = person.View(person.Find(habit).Habit);
        var year = (int?)Query.Number(request.Query, "year", PersonalCalendar.FirstDay.Year, PersonalCalendar.LastDay.Year) ?? person.AsOf.Year;
        return new CalendarView(habit, person.AsOf, year, view.Goal.Unit, HabitCalendar.Of(view, year));
    }
}

/// <summary>A year of a habit, with one item per day.</summary>
/// <param name="Unit">The unit of the goal on the day of evaluation.</param>
internal sealed record CalendarView(string Habit, DateOnly AsOf, int Year, string Unit, IReadOnlyList<CalendarDay> Days);
