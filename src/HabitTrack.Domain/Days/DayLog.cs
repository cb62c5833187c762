namespace HabitTrack.Domain;

/// <summary>The totals of a stream's days, kept by month: immutable, and a change copies one month only.</summary>
public sealed class DayLog
{
    /// <summary>No day has an entry.</summary>
    public static readonly DayLog Empty = new(0, []);

    private readonly int first;
    private readonly DayMonth?[] months;

    private DayLog(int first, DayMonth?[] months) => (this.first, this.months) = (first, months);

    /// <summary>A log of days given in any order.</summary>
    public static DayLog Of(IEnumerable<(DateOnly Day, DayTotals Totals)> days) => days
        .GroupBy(day => DayMonth.NumberOf(day.Day))
        .Aggregate(Empty, (log, month) => log.With(month.Key, DayMonth.Of(month.Key, month)));

    /// <summary>A log of entries given in any order.</summary>
    public static DayLog Of(IEnumerable<Entry> entries) => Of(entries.GroupBy(entry => entry.Day).Select(day => (day.Key, DayTotals.Of(day))));

    /// <summary>The totals of a day; <see cref="DayTotals.Nothing"/> where there is no entry.</summary>
    public DayTotals this[DateOnly day] => MonthAt(DayMonth.NumberOf(day))?[day.Day] ?? DayTotals.Nothing;

    /// <summary>The first day with an entry; null when there is none.</summary>
    public DateOnly? FirstEntry => months.FirstOrDefault(month => month is not null)?.All().First().Day;

    /// <summary>The last day with an entry; null when there is none.</summary>
    public DateOnly? LastEntry => months.LastOrDefault(month => month is not null)?.All().Last().Day;

    /// <summary>The marks that any day has.</summary>
    public IEnumerable<Mark> Marks => months.SelectMany(month => month?.Marks ?? []).Distinct();

    /// <summary>The days with an entry, in order.</summary>
    public IEnumerable<(DateOnly Day, DayTotals Totals)> All() => months.SelectMany(month => month?.All() ?? []);

    /// <summary>The days with an entry from one day to another, both inclusive, in order.</summary>
    public IEnumerable<(DateOnly Day, DayTotals Totals)> Between(DateOnly from, DateOnly to) =>
        MonthsOf(from, to).SelectMany(month => month?.All() ?? []).Where(day => from <= day.Day && day.Day <= to);

    /// <summary>The sum of the days from one to another, both inclusive, of a measure.</summary>
    public decimal Sum(Measure measure, DateOnly from, DateOnly to)
    {
        var sum = 0m;
        foreach (var month in MonthsOf(from, to))
            sum += month?.Sum(measure, from, to) ?? 0;
        return sum;
    }

    /// <summary>The first day that has any of a measure, and its totals; null when none has.</summary>
    public (DateOnly Day, DayTotals Totals)? FirstWith(Measure measure) =>
        Array.Find(months, month => month?.Sum(measure) > 0)?.All().First(day => day.Totals.Sum(measure) > 0);

    /// <summary>The greatest single value of a mark and the first day with it; null when there is none.</summary>
    public (decimal Value, DateOnly Day)? Greatest(Mark mark) => months.Select(month => month?.Greatest(mark)).MaxBy(found => found?.Value);

    /// <summary>Only the days up to one, inclusive.</summary>
    public DayLog UpTo(DateOnly day)
    {
        if (!(LastEntry > day))
            return this;

        var last = DayMonth.NumberOf(day) - first;
        return last < 0 ? Empty : new DayLog(first, [.. months[..last], months[last]?.UpTo(day.Day)]);
    }

    /// <summary>Several logs as one.</summary>
    public static DayLog Together(IReadOnlyList<DayLog> logs) => logs is [var one]
        ? one
        : Of(logs.SelectMany(log => log.All()).GroupBy(day => day.Day).Select(day => (day.Key, DayTotals.Of(day.Select(one => one.Totals)))));

    /// <summary>With an entry more.</summary>
    public DayLog Plus(Entry entry) => With(entry.Day, this[entry.Day].Plus(DayTotals.Of(entry)));

    /// <summary>With an entry less, which must be in it.</summary>
    public DayLog Minus(Entry entry) => With(entry.Day, this[entry.Day].Minus(DayTotals.Of(entry)));

    /// <summary>With what an event about an entry takes away and brings.</summary>
    public DayLog With(EntryEvent change)
    {
        var without = change.Previous is { } previous ? Minus(previous) : this;
        return change.Current is { } current ? without.Plus(current) : without;
    }

    /// <summary>With a day's totals as given.</summary>
    public DayLog With(DateOnly day, DayTotals totals)
    {
        var number = DayMonth.NumberOf(day);
        return With(number, (MonthAt(number) ?? DayMonth.Of(number, [])).With(day.Day, totals.Entries == 0 ? null : totals));
    }

    /// <summary>The months that differ from an earlier log, each by its first day, with those of its days that have entries; none where no day has.</summary>
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
