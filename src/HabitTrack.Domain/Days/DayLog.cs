namespace HabitTrack.Domain;

/// <summary>The tallies of a stream's days, kept by month: immutable, and a change copies one month only.</summary>
public sealed class DayLog
{
    /// <summary>No day has an entry.</summary>
    public static readonly DayLog Empty = new(0, []);

    private readonly int first;
    private readonly DayMonth?[] months;

    private DayLog(int first, DayMonth?[] months) => (this.first, this.months) = (first, months);

    /// <summary>A log of days given in any order.</summary>
    public static DayLog Of(IEnumerable<(DateOnly Day, Tally Tally)> days)
    {
        var sorted = days.OrderBy(day => day.Day).ToList();
        if (sorted.Count == 0)
            return Empty;

        var start = MonthOf(sorted[0].Day);
        var filled = new DayMonth?[MonthOf(sorted[^1].Day) - start + 1];
        foreach (var month in sorted.GroupBy(day => MonthOf(day.Day)))
            filled[month.Key - start] = DayMonth.Of(month);
        return new DayLog(start, filled);
    }

    /// <summary>A log of entries given in any order.</summary>
    public static DayLog Of(IEnumerable<Entry> entries) => Of(entries.GroupBy(entry => entry.Day).Select(day => (day.Key, Tally.Of(day))));

    /// <summary>The tally of a day; <see cref="Tally.Nothing"/> where there is no entry.</summary>
    public Tally this[DateOnly day] => MonthAt(MonthOf(day))?[day.Day] ?? Tally.Nothing;

    /// <summary>The sum of a day in a unit.</summary>
    public decimal Sum(string unit, DateOnly day) => MonthAt(MonthOf(day))?.Sum(unit, day.Day) ?? 0;

    /// <summary>The first day with an entry; null when there is none.</summary>
    public DateOnly? FirstEntry => All().Select(day => (DateOnly?)day.Day).FirstOrDefault();

    /// <summary>The last day with an entry; null when there is none.</summary>
    public DateOnly? LastEntry => All().Select(day => (DateOnly?)day.Day).LastOrDefault();

    /// <summary>The days with an entry, in order.</summary>
    public IEnumerable<(DateOnly Day, Tally Tally)> All()
    {
        for (var month = 0; month < months.Length; month++)
        {
            foreach (var day in DaysIn(first + month))
                yield return day;
        }
    }

    /// <summary>The days with an entry from one day to another, both inclusive, in order.</summary>
    public IEnumerable<(DateOnly Day, Tally Tally)> Between(DateOnly from, DateOnly to)
    {
        for (var month = Math.Max(MonthOf(from), first); month <= Math.Min(MonthOf(to), first + months.Length - 1); month++)
        {
            foreach (var day in DaysIn(month))
            {
                if (day.Day >= from && day.Day <= to)
                    yield return day;
            }
        }
    }

    /// <summary>The sum of the days from one to another, both inclusive, in a unit.</summary>
    public decimal Sum(string unit, DateOnly from, DateOnly to)
    {
        var sum = 0m;
        for (var month = Math.Max(MonthOf(from), first); month <= Math.Min(MonthOf(to), first + months.Length - 1); month++)
        {
            sum += month > MonthOf(from) && month < MonthOf(to)
                ? MonthAt(month)?.Sum(unit) ?? 0
                : DaysIn(month).Where(day => day.Day >= from && day.Day <= to).Sum(day => day.Tally.Sum(unit));
        }

        return sum;
    }

    /// <summary>The first day that has any of a unit, and its tally; null when none has.</summary>
    public (DateOnly Day, Tally Tally)? FirstWith(string unit)
    {
        for (var month = first; month < first + months.Length; month++)
        {
            if (MonthAt(month)?.Sum(unit) > 0)
                return DaysIn(month).First(day => day.Tally.Sum(unit) > 0);
        }

        return null;
    }

    /// <summary>Only the days up to one, inclusive.</summary>
    public DayLog UpTo(DateOnly day)
    {
        var last = MonthOf(day) - first;
        if (last < 0)
            return Empty;
        if (last >= months.Length)
            return this;

        var cut = months[last]?.UpTo(day.Day);
        return last == months.Length - 1 && ReferenceEquals(cut, months[last]) ? this : new DayLog(first, [.. months[..last], cut]);
    }

    /// <summary>The greatest single value of a mark and the first day with it; null when there is none.</summary>
    public (decimal Value, DateOnly Day)? Greatest(string mark)
    {
        var greatest = ((decimal Value, DateOnly Day)?)null;
        for (var month = first; month < first + months.Length; month++)
        {
            if (MonthAt(month)?.Greatest(mark) is { } found && !(found.Value <= greatest?.Value))
                greatest = (found.Value, DateIn(month, found.Day));
        }

        return greatest;
    }

    /// <summary>The marks that any day has.</summary>
    public IEnumerable<string> Marks => months.SelectMany(month => month?.Marks ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>Several logs as one.</summary>
    public static DayLog Together(IReadOnlyList<DayLog> logs) => logs is [var one]
        ? one
        : Of(logs.SelectMany(log => log.All()).GroupBy(day => day.Day).Select(day => (day.Key, Tally.Of(day.Select(one => one.Tally)))));

    /// <summary>With an entry more.</summary>
    public DayLog Plus(Entry entry) => With(entry.Day, this[entry.Day].Plus(Tally.Of(entry)));

    /// <summary>With an entry less, which must be in it.</summary>
    public DayLog Minus(Entry entry) => With(entry.Day, this[entry.Day].Minus(Tally.Of(entry)));

    /// <summary>With a day's tally as given.</summary>
    public DayLog With(DateOnly day, Tally tally)
    {
        var month = MonthOf(day);
        var start = months.Length == 0 ? month : Math.Min(first, month);
        var end = months.Length == 0 ? month : Math.Max(first + months.Length - 1, month);
        var copy = new DayMonth?[end - start + 1];
        months.CopyTo(copy, months.Length == 0 ? 0 : first - start);
        copy[month - start] = (copy[month - start] ?? DayMonth.Empty).With(day.Day, tally.Entries == 0 ? null : tally);
        return new DayLog(start, copy);
    }

    /// <summary>The months that differ from an earlier log, each by its first day, with those of its days that have entries; none where no day has.</summary>
    public IEnumerable<(DateOnly Month, IReadOnlyDictionary<DateOnly, Tally> Days)> ChangedSince(DayLog earlier)
    {
        for (var month = first; month < first + months.Length; month++)
        {
            if (!ReferenceEquals(MonthAt(month), earlier.MonthAt(month)))
                yield return (DateIn(month, 1), DaysIn(month).ToDictionary(day => day.Day, day => day.Tally));
        }
    }

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static DateOnly DateIn(int month, int day) => new(month / 12, (month % 12) + 1, day);

    private DayMonth? MonthAt(int month) => month - first is var at && at >= 0 && at < months.Length ? months[at] : null;

    private IEnumerable<(DateOnly Day, Tally Tally)> DaysIn(int month)
    {
        if (MonthAt(month) is not { } days)
            yield break;

        for (var day = 1; day <= DayMonth.Days; day++)
        {
            if (days[day] is { } tally)
                yield return (DateIn(month, day), tally);
        }
    }
}
