namespace HabitTrack.Web;

/// <summary>Why the streak went on or ended with the periods a day lies in.</summary>
/// <param name="Day">The day asked about.</param>
/// <param name="Periods">What decided, each with its latest entries, at most 50, the oldest first; none outside the life, and on days that nothing is asked of.</param>
public sealed record WhyView(DateOnly Day, IReadOnlyList<(ExplainedPeriod Explained, IReadOnlyList<EntryView> Entries)> Periods)
{
    private const int MostEntries = 50;

    internal static async Task<WhyView> Read(string habit, HabitView view, DateOnly day, PersonView person, PageContext context)
    {
        var periods = new List<(ExplainedPeriod, IReadOnlyList<EntryView>)>();
        foreach (var explained in Explanation.Of(view, new DayRange(day, day)))
        {
            var range = new DayRange(explained.Period.WindowFrom, explained.Period.To);
            var entries = await context.Reader.Entries(EntryPage.Between(range, context.Caller.Person, [habit], MostEntries), person.KnownAt, context.Cancellation);
            periods.Add((explained, entries.Where(entry => entry.Content.Day <= view.AsOf && entry.Content.CountsFor(explained.Period.Goal)).Reverse().Select(EntryView.Of).ToList()));
        }

        return new WhyView(day, periods);
    }
}
