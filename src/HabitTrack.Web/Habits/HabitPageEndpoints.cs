namespace HabitTrack.Web;

/// <summary>The page of a habit.</summary>
internal static class HabitPageEndpoints
{
    public static void MapHabitPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/habits/{habit}", Show).IsOutsideApi().IsPersonal();

    private static async Task<IResult> Show(string habit, ViewTime time, HttpRequest request, [AsParameters] PageContext context)
    {
        var person = await context.View(time);
        var view = person.View(person.Find(habit).Habit);
        var day = Query.Day(request.Query, "why");
        var year = (int?)Query.Number(request.Query, "year", PersonalCalendar.FirstDay.Year, PersonalCalendar.LastDay.Year);
        var month = Query.Day(request.Query, "month") ?? day ?? person.AsOf;
        var why = day is { } value ? await WhyView.Read(habit, view, value, person, context) : null;
        return Pages.Show<HabitPage>(
            context.Response,
            new { Habit = habit, Person = person, Year = year, Month = new DateOnly(month.Year, month.Month, 1), Why = why, IsLive = time == ViewTime.Now, NewId = (Func<Guid>)context.NewId });
    }
}
