namespace HabitTrack.Web;

/// <summary>The periods of a habit, each with an explanation of its status.</summary>
internal sealed record ExplanationView(string Habit, DateOnly AsOf, IReadOnlyList<ExplainedPeriodView> Periods);

/// <summary>A period for clients.</summary>
/// <param name="WindowFrom">The first day of the window of a rolling goal; null for other goals.</param>
/// <param name="Entries">The ids of the entries that determined the status, in order.</param>
/// <param name="Because">The explanation of the status.</param>
internal sealed record ExplainedPeriodView(
    DateOnly From,
    DateOnly To,
    DateOnly? WindowFrom,
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
            period.Goal.Per == Per.Rolling ? period.WindowFrom : null,
            period.Required,
            period.Total,
            period.Available,
            period.Status,
            [.. new DayRange(period.WindowFrom, period.To).EachDay().SelectMany(day => entries[day]).Where(entry => entry.Content.CountsFor(period.Goal)).Select(entry => entry.Id)],
            string.Join(' ', explained.Because));
    }
}
