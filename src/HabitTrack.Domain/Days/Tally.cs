namespace HabitTrack.Domain;

/// <summary>
/// What the entries of a day add up to. Entries add and retractions subtract, so neither order nor detours matter: a log that
/// is corrected or retracted leaves the tally as if history had always been so.
/// </summary>
/// <param name="Entries">How many entries count, 0 or more.</param>
/// <param name="Sums">Amounts by unit (<c>seconds</c>, <c>steps</c>, <c>sessions</c> ...); a unit that is absent sums to 0.</param>
/// <param name="Marks">
/// Single values by what they measure, each with how often it was reached: from them the greatest is known even after it is retracted.
/// </param>
public sealed record Tally(
    int Entries,
    IReadOnlyDictionary<string, decimal> Sums,
    IReadOnlyDictionary<string, IReadOnlyDictionary<decimal, int>> Marks)
{
    /// <summary>Nothing logged.</summary>
    public static readonly Tally Nothing = new(
        0,
        new Dictionary<string, decimal>(StringComparer.Ordinal),
        new Dictionary<string, IReadOnlyDictionary<decimal, int>>(StringComparer.Ordinal));

    /// <summary>The tally of one entry.</summary>
    public static Tally Of(Entry entry) => Of([entry]);

    /// <summary>The tally of some entries.</summary>
    public static Tally Of(IEnumerable<Entry> entries) =>
        entries.Aggregate(new Measures(Nothing), (measures, entry) => measures.Add(entry)).ToTally();

    /// <summary>All together.</summary>
    public static Tally Of(IEnumerable<Tally> tallies) =>
        tallies.Aggregate(new Measures(Nothing), (measures, tally) => measures.Add(tally, 1)).ToTally();

    /// <summary>The sum in a unit.</summary>
    public decimal Sum(string unit) => Sums.GetValueOrDefault(unit);

    /// <summary>The greatest value of each mark, and the steps of the whole day: what records are made of. No record is 0 or less.</summary>
    public IEnumerable<(string Mark, decimal Value)> Peaks()
    {
        foreach (var (mark, values) in Marks)
        {
            if (values.Keys.Max() is > 0 and var greatest)
                yield return (mark, greatest);
        }

        if (Sum(Units.Steps) is > 0 and var steps)
            yield return (Domain.Marks.MostSteps, steps);
    }

    /// <summary>The greatest single value of a mark; null when there is none.</summary>
    public decimal? Greatest(string mark) => Marks.TryGetValue(mark, out var values) ? values.Keys.Max() : null;

    /// <summary>Both together.</summary>
    public Tally Plus(Tally other) => new Measures(this).Add(other, 1).ToTally();

    /// <summary>This without the other, which must be part of it.</summary>
    public Tally Minus(Tally other) => new Measures(this).Add(other, -1).ToTally();
}
