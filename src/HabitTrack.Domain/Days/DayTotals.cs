using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Days;

/// <summary>
/// The totals of the entries of one day. Logging adds and retracting subtracts, so that the result does not depend on the order of events: a corrected or
/// retracted entry leaves the totals as if the final content had been logged in the first place.
/// </summary>
/// <param name="Entries">The number of entries that count, 0 or more.</param>
/// <param name="Sums">The sum of each measure; a missing one is 0.</param>
/// <param name="Marks">
/// The values of each mark, with the number of times each was reached. They allow finding the next greatest value when the greatest is retracted.
/// </param>
public sealed record DayTotals(
    int Entries,
    IReadOnlyDictionary<Measure, decimal> Sums,
    IReadOnlyDictionary<Mark, IReadOnlyDictionary<decimal, int>> Marks)
{
    /// <summary>The totals of no entries.</summary>
    public static readonly DayTotals Empty = new(
        0,
        new Dictionary<Measure, decimal>(),
        new Dictionary<Mark, IReadOnlyDictionary<decimal, int>>());

    /// <summary>Returns the totals of one entry.</summary>
    public static DayTotals Of(Entry entry) => Of([entry]);

    /// <summary>Returns the totals of several entries.</summary>
    public static DayTotals Of(IEnumerable<Entry> entries) =>
        entries.Aggregate(new DayTotalsBuilder(Empty), (builder, entry) => builder.Add(entry)).ToTotals();

    /// <summary>Returns the totals of several days.</summary>
    public static DayTotals Of(IEnumerable<DayTotals> days) =>
        days.Aggregate(new DayTotalsBuilder(Empty), (builder, day) => builder.Add(day, 1)).ToTotals();

    /// <summary>The number of working sets of each exercise.</summary>
    [JsonIgnore]
    public IEnumerable<(string Exercise, decimal Sets)> WorkingSets => Sums
        .Where(sum => sum.Key is { Kind: MeasureKind.Sets, Subject: not null })
        .Select(sum => (sum.Key.Subject!, sum.Value - Sum(Measure.WarmUpSetsOf(sum.Key.Subject!))));

    /// <summary>Returns the sum of a measure.</summary>
    public decimal Sum(Measure measure) => Sums.GetValueOrDefault(measure);

    /// <summary>Returns the values that can be records: the greatest value of each mark, and the steps of the day. Values of 0 or less are excluded.</summary>
    public IEnumerable<(Mark Mark, decimal Value)> RecordCandidates()
    {
        foreach (var (mark, values) in Marks)
        {
            if (mark.Kind != MarkKind.SessionLoad && values.Keys.Max() is > 0 and var greatest)
                yield return (mark, greatest);
        }

        if (Sum(Measure.Steps) is > 0 and var steps)
            yield return (Mark.MostSteps, steps);
    }

    /// <summary>Returns the greatest value of a mark; null if there is none.</summary>
    public decimal? Greatest(Mark mark) => Marks.TryGetValue(mark, out var values) ? values.Keys.Max() : null;

    /// <summary>
    /// Returns the heaviest working set of an exercise in the first workout with a load of it: one without a time before the others, and the lightest of
    /// several at the same time. Null if there is none.
    /// </summary>
    public decimal? FirstLoad(string exercise) => Marks
        .Where(mark => (mark.Key.Kind, mark.Key.Subject) == (MarkKind.SessionLoad, exercise))
        .OrderBy(mark => mark.Key.At)
        .Select(mark => (decimal?)mark.Value.Keys.Min())
        .FirstOrDefault();

    /// <summary>Adds other totals.</summary>
    public DayTotals Plus(DayTotals other) => new DayTotalsBuilder(this).Add(other, 1).ToTotals();

    /// <summary>Subtracts other totals, which must be part of these.</summary>
    public DayTotals Minus(DayTotals other) => new DayTotalsBuilder(this).Add(other, -1).ToTotals();
}
