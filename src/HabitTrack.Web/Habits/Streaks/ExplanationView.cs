namespace HabitTrack.Web;

/// <summary>The periods of a habit, and why each went as it did.</summary>
internal sealed record ExplanationView(string Habit, DateOnly AsOf, IReadOnlyList<ExplainedPeriodView> Periods);

/// <summary>A period as it is shown.</summary>
/// <param name="Entries">The ids of the entries that decided it, in order.</param>
/// <param name="Because">Why, in plain words.</param>
internal sealed record ExplainedPeriodView(
    DateOnly From,
    DateOnly To,
    decimal Required,
    decimal Total,
    int Available,
    PeriodStatus Status,
    IReadOnlyList<Guid> Entries,
    string Because)
{
    public static ExplainedPeriodView Of(ExplainedPeriod explained, ILookup<DateOnly, EntryDocument> entries)
    {
        var period = explained.Period;
        return new ExplainedPeriodView(
            period.From,
            period.To,
            period.Required,
            period.Total,
            period.Available,
            period.Status,
            Enumerable.Range(period.From.DayNumber, period.To.DayNumber - period.From.DayNumber + 1)
                .SelectMany(day => entries[DateOnly.FromDayNumber(day)])
                .Where(entry => entry.Content.CountsFor(period.Goal))
                .Select(entry => entry.Id)
                .ToList(),
            explained.Because);
    }
}
