using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>
/// What the entries of a day add up to. Entries add and retractions subtract, so neither order nor detours matter: a log that
/// is corrected or retracted leaves the totals as if history had always been so.
/// </summary>
/// <param name="Entries">How many entries count, 0 or more.</param>
/// <param name="Sums">Amounts by what they are of; what is absent sums to 0.</param>
/// <param name="Marks">
/// Single values by what they may be the greatest of, each with how often it was reached: from them the greatest is known even after it is retracted.
/// </param>
public sealed record DayTotals(
    int Entries,
    IReadOnlyDictionary<Measure, decimal> Sums,
    IReadOnlyDictionary<Mark, IReadOnlyDictionary<decimal, int>> Marks)
{
    /// <summary>Nothing logged.</summary>
    public static readonly DayTotals Nothing = new(
        0,
        new Dictionary<Measure, decimal>(),
        new Dictionary<Mark, IReadOnlyDictionary<decimal, int>>());

    /// <summary>The totals of one entry.</summary>
    public static DayTotals Of(Entry entry) => Of([entry]);

    /// <summary>The totals of some entries.</summary>
    public static DayTotals Of(IEnumerable<Entry> entries) =>
        entries.Aggregate(new DayTotalsBuilder(Nothing), (builder, entry) => builder.Add(entry)).ToTotals();

    /// <summary>All together.</summary>
    public static DayTotals Of(IEnumerable<DayTotals> days) =>
        days.Aggregate(new DayTotalsBuilder(Nothing), (builder, day) => builder.Add(day, 1)).ToTotals();

    /// <summary>How many working sets each exercise had.</summary>
    [JsonIgnore]
    public IEnumerable<(string Exercise, decimal Sets)> WorkingSets => Sums
        .Where(sum => sum.Key is { Kind: MeasureKind.Sets, Subject: not null })
        .Select(sum => (sum.Key.Subject!, sum.Value - Sum(Measure.WarmUpSetsOf(sum.Key.Subject!))));

    /// <summary>The sum of a measure.</summary>
    public decimal Sum(Measure measure) => Sums.GetValueOrDefault(measure);

    /// <summary>The greatest value of each mark, and the steps of the whole day: what records are made of. No record is 0 or less.</summary>
    public IEnumerable<(Mark Mark, decimal Value)> RecordCandidates()
    {
        foreach (var (mark, values) in Marks)
        {
            if (values.Keys.Max() is > 0 and var greatest)
                yield return (mark, greatest);
        }

        if (Sum(Measure.Steps) is > 0 and var steps)
            yield return (Mark.MostSteps, steps);
    }

    /// <summary>The greatest single value of a mark; null when there is none.</summary>
    public decimal? Greatest(Mark mark) => Marks.TryGetValue(mark, out var values) ? values.Keys.Max() : null;

    /// <summary>Both together.</summary>
    public DayTotals Plus(DayTotals other) => new DayTotalsBuilder(this).Add(other, 1).ToTotals();

    /// <summary>This without the other, which must be part of it.</summary>
    public DayTotals Minus(DayTotals other) => new DayTotalsBuilder(this).Add(other, -1).ToTotals();
}
