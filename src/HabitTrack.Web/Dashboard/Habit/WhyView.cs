namespace HabitTrack.Web;

/// <summary>Why the streak went on or ended with the periods a day lies in.</summary>
/// <param name="Day">The day asked about.</param>
/// <param name="Periods">What decided; none outside the life, and on days that nothing is asked of.</param>
public sealed record WhyView(string Day, IReadOnlyList<WhyPeriod> Periods)
{
    private const int MostEntries = 1_000;

    internal static async Task<WhyView> Read(
        string habit, HabitView view, DateOnly day, PersonView person, Caller caller, PersonReader reader, CancellationToken cancellation)
    {
        var periods = Explanation.Of(view, new DayRange(day, day)).ToList();
        var units = person.Person.Settings.Units;
        var shown = new List<WhyPeriod>();
        foreach (var period in periods)
        {
            var query = EntryPage.Between(new DayRange(period.Period.From, period.Period.To), caller.Person, [habit], MostEntries);
            var entries = await reader.Entries(query, person.KnownAt, cancellation);
            shown.Add(WhyPeriod.Of(period, entries.Where(entry => (entry.Content).Day <= view.AsOf), view, person.Calendar, units));
        }

        return new WhyView(Words.Day(day, person.Today), shown);
    }
}

/// <summary>A period, how it went, and the entries that decided it.</summary>
public sealed record WhyPeriod(string Span, string Status, string Because, IReadOnlyList<FactView> Entries)
{
    internal static WhyPeriod Of(
        ExplainedPeriod explained, IEnumerable<EntryDocument> entries, HabitView view, PersonalCalendar calendar, UnitSystem units)
    {
        var period = explained.Period;
        return new WhyPeriod(
            period.From == period.To ? Words.ShortDay(period.From) : $"{Words.ShortDay(period.From)} to {Words.ShortDay(period.To)}",
            Words.Lower<PeriodStatus>(period.Status),
            explained.Because,
            entries.Reverse().Select(EntryView.Of).Select(entry => new FactView(
                Words.ShortDay(entry.Day) + (entry.PerformedAt is { } at ? " " + Words.Time(at, calendar) : ""),
                string.Join(", ", MomentView.Facts(entry, view.GoalOn(entry.Day).Unit, units)),
                entry.Note)).ToList());
    }
}
