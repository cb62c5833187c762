namespace HabitTrack.Web;

/// <summary>Endpoints for records, muscle groups and training load.</summary>
internal static class TrainingEndpoints
{
    public const int MaxWeeks = 520;

    private const int DefaultWeeks = 4;

    public static void MapTraining(this IEndpointRouteBuilder routes)
    {
        var training = routes.MapGroup("").WithTags("Looking").IsPersonal().IsConditional();
        training.MapGet("/v1/records", OfRecords).WithSummary("Every record, by what it is the greatest of");
        training.MapGet("/v1/muscles", OfMuscles)
            .WithSummary("Working sets by muscle group over some weeks")
            .Asks(() => [Parameters.Weeks]);
        training.MapGet("/v1/load", OfLoad).WithSummary("Training load of the last 28 days, and how fast it is rising");
    }

    private static RecordList OfRecords(PersonView person) =>
        new(person.AsOf, Records.Of(person.Started.Select(habit => (habit.Id, person.View(habit.Habit)))), null);

    private static MusclesView OfMuscles(PersonView person, HttpRequest request)
    {
        var weeks = (int)(Query.Number(request.Query, "weeks", 1, MaxWeeks) ?? DefaultWeeks);
        var range = new DayRange(person.AsOf.AddDays(1 - (7 * weeks)), person.AsOf);
        var totals = DayTotals.Of(person.OfKind(HabitKind.Workout).SelectMany(view => view.Days.Between(range.From, range.To)).Select(day => day.Totals));
        return new MusclesView(person.AsOf, range.From, range.To, weeks, MuscleSets.Of(totals, range.Length, person.Person.Exercises), null);
    }

    private static LoadView OfLoad(PersonView person)
    {
        var workouts = person.OfKind(HabitKind.Workout);
        var days = DayLog.Merge([.. workouts.Select(view => view.Days)]);
        var load = Load.Of(days, workouts.Min(view => (DateOnly?)view.Start) ?? person.AsOf, person.AsOf);
        var series = Enumerable.Range(1 - Load.Days, Load.Days)
            .Select(back => person.AsOf.AddDays(back))
            .Select(day => new DayLoad(day, Load.On(days, day)));
        return new LoadView(person.AsOf, load.Acute, load.Chronic, load.Ratio, series.ToList());
    }
}

/// <summary>All records.</summary>
internal sealed record RecordList(DateOnly AsOf, IReadOnlyList<Record> Records, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Working sets by muscle group.</summary>
internal sealed record MusclesView(
    DateOnly AsOf,
    DateOnly From,
    DateOnly To,
    int Weeks,
    IReadOnlyList<MuscleSets> Muscles,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>The training load, with the load of each day.</summary>
internal sealed record LoadView(
    DateOnly AsOf,
    decimal Acute,
    decimal Chronic,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Ratio,
    IReadOnlyList<DayLoad> Days);

/// <summary>The training load of one day: session RPE × minutes.</summary>
internal sealed record DayLoad(DateOnly Day, decimal Load);
