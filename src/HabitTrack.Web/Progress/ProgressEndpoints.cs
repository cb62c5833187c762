
namespace HabitTrack.Web;

/// <summary>The progress page.</summary>
internal static class ProgressEndpoints
{
    private const int DaysMeasured = 365, MaxMeasurements = 500;

    public static void MapProgressPage(this IEndpointRouteBuilder routes) => routes.MapGet("/progress", Show).IsOutsideApi().IsPersonal();

    private static async Task<IResult> Show(ViewTime time, HttpRequest request, [AsParameters] PageContext context)
    {
        var person = await context.View(time);
        var range = SummaryEndpoints.Range(request.Query, person);
        var period = SummaryEndpoints.Named(request.Query["period"].ToString()) ?? NamedPeriod.Week;
        var year = new DayRange(person.AsOf.AddDays(1 - DaysMeasured), person.AsOf);
        var query = EntryPage.Between(year, context.Caller.Person, [Profile.Stream], MaxMeasurements);
        var entries = await context.Reader.Entries(query, person.KnownAt, context.Cancellation);
        var measurements = entries.Select(entry => entry.Content).OfType<Measurement>().Reverse().ToList();
        return Pages.Show<ProgressPage>(context.Response, new { Person = person, Period = period, Range = range, Measurements = measurements });
    }
}
