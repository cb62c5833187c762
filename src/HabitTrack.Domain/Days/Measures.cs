namespace HabitTrack.Domain;

/// <summary>Collects what one entry measures, for its <see cref="Tally"/>.</summary>
public sealed class Measures
{
    internal Dictionary<string, decimal> Sums { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, IReadOnlyDictionary<decimal, int>> Marks { get; } = new(StringComparer.Ordinal);

    /// <summary>An amount that adds up, in a unit; null and 0 add nothing.</summary>
    public void Add(string unit, decimal? amount)
    {
        if (amount is { } some and not 0m)
            Sums[unit] = Sums.GetValueOrDefault(unit) + some;
    }

    /// <summary>A single value that may be the greatest of its mark; null is none.</summary>
    public void Mark(string mark, decimal? value)
    {
        if (value is not { } some)
            return;

        if (!Marks.TryGetValue(mark, out var values))
            Marks[mark] = values = new Dictionary<decimal, int>();
        var counts = (Dictionary<decimal, int>)values;
        counts[some] = counts.GetValueOrDefault(some) + 1;
    }
}
