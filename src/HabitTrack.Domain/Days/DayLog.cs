namespace HabitTrack.Domain.Days;

/// <summary>The totals of each day of a stream, by month. It is immutable; a change copies only one month.</summary>
public sealed class DayLog
{
    /// <summary>A log without entries.</summary>
    public static readonly DayLog Empty = new(0, []);

    private readonly int first;
    private readonly DayMonth?[] months;

    private DayLog(int first, DayMonth?[] months) => (this.first, this.months) = (first, months);

    /// <summary>Creates a log of days in any order.</summary>
    public static DayLog Of(IEnumerable<(DateOnly Day, DayTotals Totals)> days) => days
        .GroupBy(day => DayMonth.NumberOf(day.Day))
        .Aggregate(Empty, (log, month) => log.With(month.Key, DayMonth.Of(month.Key, month)));

    /// <summary>Creates a log of entries in any order.</summary>
    public static DayLog Of(IEnumerable<Entry> entries) => Of(entries.GroupBy(entry => entry.Day).Select(day => (day.Key, DayTotals.Of(day))));

    /// <summary>The totals of a day; <see cref="DayTotals.Empty"/> if it has no entries.</summary>
    public DayTotals this[DateOnly day] => MonthAt(DayMonth.NumberOf(day))?[day.Day] ?? DayTotals.Empty;

    /// <summary>The first day with an entry; null if there are no entries.</summary>
    public DateOnly? FirstEntry => months.FirstOrDefault(month => month is not null)?.All().First().Day;

    /// <summary>The last day with an entry; null if there are no entries.</summary>
    public DateOnly? LastEntry => months.LastOrDefault(month => month is not null)?.All().Last().Day;

    /// <summary>The distinct marks of all days.</summary>
    public IEnumerable<Mark> Marks => months.SelectMany(month => month?.Marks ?? []).Distinct();

    /// <summary>Returns the days with entries, in order.</summary>
    public IEnumerable<(DateOnly Day, DayTotals Totals)> All() => months.SelectMany(month => month?.All() ?? []);

    /// <summary>Returns the days with entries between two days, both inclusive, in order.</summary>
    public IEnumerable<(DateOnly Day, DayTotals Totals)> Between(DateOnly from, DateOnly to) =>
        MonthsOf(from, to).SelectMany(month => month?.All() ?? []).Where(day => from <= day.Day && day.Day <= to);

    /// <summary>Returns the sum of a measure between two days, both inclusive.</summary>
    public decimal Sum(Measure measure, DateOnly from, DateOnly to)
    {
        var sum = 0m;
        foreach (var month in MonthsOf(from, to))
            sum += month?.Sum(measure, from, to) ?? 0;
        return sum;
    }

    /// <summary>Returns the first day on which a measure is above 0, with its totals; null if there is none.</summary>
    public (DateOnly Day, DayTotals Totals)? FirstWith(Measure measure) =>
        Array.Find(months, month => month?.Sum(measure) > 0)?.All().First(day => day.Totals.Sum(measure) > 0);

    /// <summary>Returns the greatest value of a mark and the first day on which it was reached; null if there is none.</summary>
    public (decimal Value, DateOnly Day)? Greatest(Mark mark) => months.Select(month => month?.Greatest(mark)).MaxBy(found => found?.Value);

    /// <summary>Returns a log of only the days up to a day, inclusive.</summary>
    public DayLog UpTo(DateOnly day)
    {
        if (!(LastEntry > day))
            return this;

        var last = DayMonth.NumberOf(day) - first;
        return last < 0 ? Empty : new DayLog(first, [.. months[..last], months[last]?.UpTo(day.Day)]);
    }

    /// <summary>Merges several logs.</summary>
    public static DayLog Merge(IReadOnlyList<DayLog> logs) => logs is [var one]
        ? one
        : Of(logs.SelectMany(log => log.All()).GroupBy(day => day.Day).Select(day => (day.Key, DayTotals.Of(day.Select(one => one.Totals)))));

    /// <summary>Adds an entry.</summary>
    public DayLog Plus(Entry entry) => With(entry.Day, this[entry.Day].Plus(DayTotals.Of(entry)));

    /// <summary>Removes an entry, which must be part of the log.</summary>
    public DayLog Minus(Entry entry) => With(entry.Day, this[entry.Day].Minus(DayTotals.Of(entry)));

    /// <summary>Applies an event about an entry: removes its previous content and adds the current one.</summary>
    public DayLog With(EntryEvent change)
    {
        var without = change.Previous is { } previous ? Minus(previous) : this;
        return change.Current is { } current ? without.Plus(current) : without;
    }

    /// <summary>Replaces the totals of a day.</summary>
    public DayLog With(DateOnly day, DayTotals totals)
    {
        var number = DayMonth.NumberOf(day);
        return With(number, (MonthAt(number) ?? DayMonth.Of(number, [])).With(day.Day, totals.Entries == 0 ? null : totals));
    }

    /// <summary>Returns the months that differ from an earlier log: the first day of each, and its days with entries, which can be none.</summary>
    public IEnumerable<(DateOnly Month, IReadOnlyDictionary<DateOnly, DayTotals> Days)> ChangedSince(DayLog earlier)
    {
        for (var number = first; number < first + months.Length; number++)
        {
            if (MonthAt(number) is var month && !ReferenceEquals(month, earlier.MonthAt(number)))
                yield return (DayMonth.DateIn(number, 1), (month?.All() ?? []).ToDictionary(day => day.Day, day => day.Totals));
        }
    }

    private DayMonth? MonthAt(int number) => months.ElementAtOrDefault(number - first);

    private ArraySegment<DayMonth?> MonthsOf(DateOnly from, DateOnly to)
    {
        var start = Math.Clamp(DayMonth.NumberOf(from) - first, 0, months.Length);
        var end = Math.Clamp(DayMonth.NumberOf(to) - first + 1, start, months.Length);
        return new ArraySegment<DayMonth?>(months, start, end - start);
    }

    private DayLog With(int number, DayMonth? month)
    {
        var start = months.Length == 0 ? number : Math.Min(first, number);
        var copy = new DayMonth?[Math.Max(first + months.Length, number + 1) - start];
        months.CopyTo(copy, Math.Max(0, first - start));
        copy[number - start] = month;
        return new DayLog(start, copy);
    }
}
