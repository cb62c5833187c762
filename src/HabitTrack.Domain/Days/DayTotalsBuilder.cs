namespace HabitTrack.Domain.Days;

/// <summary>Builds <see cref="DayTotals"/> from entries.</summary>
public sealed class DayTotalsBuilder
{
    private static readonly IReadOnlyDictionary<decimal, int> NoValues = new Dictionary<decimal, int>();

    private readonly Dictionary<Measure, decimal> sums;
    private readonly Dictionary<Mark, IReadOnlyDictionary<decimal, int>> marks;
    private int entries;

    internal DayTotalsBuilder(DayTotals start)
    {
        entries = start.Entries;
        sums = new Dictionary<Measure, decimal>(start.Sums);
        marks = new Dictionary<Mark, IReadOnlyDictionary<decimal, int>>(start.Marks);
    }

    /// <summary>Adds an amount to the sum of a measure. Null counts as 0.</summary>
    public void Add(Measure measure, decimal? amount) =>
        Put(sums, measure, sums.GetValueOrDefault(measure) + (amount ?? 0), isNothing: sum => sum == 0);

    /// <summary>Adds a value of a mark. Null is ignored.</summary>
    public void Add(Mark mark, decimal? value)
    {
        if (value is { } reached)
            Add(mark, reached, 1);
    }

    internal DayTotalsBuilder Add(Entry entry)
    {
        entries++;
        entry.AddTo(this);
        return this;
    }

    internal DayTotalsBuilder Add(DayTotals other, int sign)
    {
        entries += sign * other.Entries;
        foreach (var (measure, amount) in other.Sums)
            Add(measure, sign * amount);
        foreach (var (mark, values) in other.Marks)
        {
            foreach (var (value, count) in values)
                Add(mark, value, sign * count);
        }

        return this;
    }

    internal DayTotals ToTotals() => new(entries, sums, marks);

    private void Add(Mark mark, decimal value, int times)
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
