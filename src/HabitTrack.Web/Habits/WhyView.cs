namespace HabitTrack.Web;

/// <summary>Explains how the periods of a day affected the streak.</summary>
/// <param name="Day">The day to explain.</param>
/// <param name="Periods">The periods, each with its latest 50 entries, oldest first; none on days when the habit is not active or not due.</param>
public sealed record WhyView(DateOnly Day, IReadOnlyList<(ExplainedPeriod Explained, IReadOnlyList<EntryView> Entries)> Periods)
{
    private const int MaxEntries = 50;

    internal static async Task<WhyView> Read(string habit, HabitView view, DateOnly day, PersonView person, PageContext context)
    {
        var periods = new List<(ExplainedPeriod, IReadOnlyList<EntryView>)>();
        foreach (var explained in Explanation.Of(view, new DayRange(day, day)))
        {
            var range = new DayRange(explained.Period.WindowFrom, explained.Period.To);
            var entries = await context.Reader.Entries(EntryPage.Between(range, context.Caller.Person, [habit], MaxEntries), person.KnownAt, context.Cancellation);
            periods.Add((explained, entries.Where(entry => entry.Content.Day <= view.AsOf && entry.Content.CountsFor(explained.Period.Goal)).Reverse().Select(EntryView.Of).ToList()));
        }

        return new WhyView(day, periods);
    }
}
