namespace HabitTrack.Domain;

/// <summary>Collects what entries measure, for their <see cref="Tally"/>.</summary>
public sealed class Measures
{
    private static readonly IReadOnlyDictionary<decimal, int> NoValues = new Dictionary<decimal, int>();

    private readonly Dictionary<string, decimal> sums;
    private readonly Dictionary<string, IReadOnlyDictionary<decimal, int>> marks;
    private int entries;

    internal Measures(Tally start)
    {
        entries = start.Entries;
        sums = new Dictionary<string, decimal>(start.Sums, StringComparer.Ordinal);
        marks = new Dictionary<string, IReadOnlyDictionary<decimal, int>>(start.Marks, StringComparer.Ordinal);
    }

    /// <summary>An amount that adds up, in a unit; null and 0 add nothing.</summary>
    public void Add(string unit, decimal? amount) => Put(sums, unit, sums.GetValueOrDefault(unit) + (amount ?? 0), isNothing: sum => sum == 0);

    /// <summary>A single value that may be the greatest of its mark; null is none.</summary>
    public void Mark(string mark, decimal? value)
    {
        if (value is { } some)
            Mark(mark, some, 1);
    }

    internal Measures Add(Entry entry)
    {
        entries++;
        entry.Measure(this);
        return this;
    }

    internal Measures Add(Tally other, int sign)
    {
        entries += sign * other.Entries;
        foreach (var (unit, amount) in other.Sums)
            Add(unit, sign * amount);
        foreach (var (mark, values) in other.Marks)
        {
            foreach (var (value, count) in values)
                Mark(mark, value, sign * count);
        }

        return this;
    }

    internal Tally ToTally() => new(entries, sums, marks);

    private void Mark(string mark, decimal value, int times)
    {
        var counts = new Dictionary<decimal, int>(marks.GetValueOrDefault(mark, NoValues));
        Put(counts, value, counts.GetValueOrDefault(value) + times, isNothing: count => count == 0);
        Put(marks, mark, counts, isNothing: values => values.Count == 0);
    }

    private static void Put<TKey, TValue>(Dictionary<TKey, TValue> into, TKey key, TValue value, Predicate<TValue> isNothing)
        where TKey : notnull
    {
        if (isNothing(value))
            into.Remove(key);
        else
            into[key] = value;
    }
}
