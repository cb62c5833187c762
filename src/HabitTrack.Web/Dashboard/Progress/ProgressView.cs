using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>What the progress page shows.</summary>
/// <param name="Person">The person, seen from a day.</param>
/// <param name="Period">The length of the range.</param>
/// <param name="Range">The days.</param>
/// <param name="Measurements">What was measured over the last year, the oldest first.</param>
public sealed record ProgressView(PersonView Person, NamedPeriod Period, SummaryRange Range, IReadOnlyList<Measurement> Measurements)
{
    private const int DaysMeasured = 365, MostMeasured = 500;

    /// <summary>How each habit went that was on in the range.</summary>
    public IReadOnlyList<(string Id, HabitDefinition Definition, Summary Summary)> Habits { get; } = Person.Started
        .Where(habit => habit.Definition.Start <= Range.Days.To && !(habit.Definition.ArchivedOn < Range.Days.From))
        .Select(habit => (habit.Id, habit.Definition, Summary.Of(Person.View(habit.Habit), Range, Person.Person.Exercises)))
        .ToList();

    internal static async Task<ProgressView> Read(IQueryCollection query, PersonView person, Visit visit)
    {
        var (range, period) = (SummaryEndpoints.Range(query, person), SummaryEndpoints.Named(query["period"].ToString()) ?? NamedPeriod.Week);
        var year = new DayRange(person.AsOf.AddDays(1 - DaysMeasured), person.AsOf);
        var asked = EntryPage.Between(year, visit.Caller.Person, [Profile.Stream], MostMeasured);
        var entries = await visit.Reader.Entries(asked, person.KnownAt, visit.Cancellation);
        return new ProgressView(person, period, range, entries.Select(entry => entry.Content).OfType<Measurement>().Reverse().ToList());
    }
}
