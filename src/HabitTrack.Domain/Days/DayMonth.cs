namespace HabitTrack.Domain.Days;

/// <summary>The totals of each day of one month. It is immutable, so that computed sums and maximums are cached.</summary>
internal sealed class DayMonth
{
    // Shorter months leave the last elements null.
    private const int Days = 31;

    private readonly int number;
    private readonly DayTotals?[] days;
    private Dictionary<Mark, (decimal Value, DateOnly Day)>? greatest;
    private Dictionary<Measure, decimal>? sums;
    private Tuple<Measure, decimal[]>? daily;

    private DayMonth(int number, DayTotals?[] days) => (this.number, this.days) = (number, days);

    /// <summary>The totals of a day of the month, 1 to 31; null if it has no entries.</summary>
    public DayTotals? this[int day] => days[day - 1];

    /// <summary>The distinct marks of all days.</summary>
    public IEnumerable<Mark> Marks => GreatestByMark().Keys;

    /// <summary>Returns the number of the month that contains a day. Consecutive months have consecutive numbers.</summary>
    public static int NumberOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>Returns the date of a day of a month.</summary>
    public static DateOnly DateIn(int number, int day) => new(number / 12, (number % 12) + 1, day);

    /// <summary>Creates a month of days in any order.</summary>
    public static DayMonth Of(int number, IEnumerable<(DateOnly Day, DayTotals Totals)> days)
    {
        var filled = new DayTotals?[Days];
        foreach (var (day, totals) in days)
            filled[day.Day - 1] = totals;
        return new DayMonth(number, filled);
    }

    /// <summary>Returns the days with entries, in order.</summary>
    public IEnumerable<(DateOnly Day, DayTotals Totals)> All()
    {
        for (var day = 1; day <= Days; day++)
        {
            if (this[day] is { } totals)
                yield return (DateIn(number, day), totals);
        }
    }

    /// <summary>Replaces the totals of a day. Returns null if no entries are left.</summary>
    public DayMonth? With(int day, DayTotals? totals)
    {
        var copy = (DayTotals?[])days.Clone();
        copy[day - 1] = totals;
        return Array.Exists(copy, some => some is not null) ? new DayMonth(number, copy) : null;
    }

    /// <summary>Returns a month of only the days up to a day, inclusive; null if none of them has entries.</summary>
    public DayMonth? UpTo(int day) =>
        !Array.Exists(days[day..], totals => totals is not null) ? this
        : Array.Exists(days[..day], totals => totals is not null) ? new DayMonth(number, [.. days[..day], .. new DayTotals?[Days - day]])
        : null;

    /// <summary>Returns the sum of a measure over the month.</summary>
    public decimal Sum(Measure measure) => (sums ??= days
        .SelectMany(totals => totals?.Sums ?? DayTotals.Empty.Sums)
        .GroupBy(sum => sum.Key)
        .ToDictionary(sum => sum.Key, sum => sum.Sum(day => day.Value))).GetValueOrDefault(measure);

    /// <summary>
    /// Returns the sum of a measure over the days of the month between two days, both inclusive. The daily values of the last measure are cached, because
    /// evaluating a habit sums the same measure for every day.
    /// </summary>
    public decimal Sum(Measure measure, DateOnly from, DateOnly to)
    {
        var start = NumberOf(from) < number ? 1 : from.Day;
        var end = NumberOf(to) > number ? Days : to.Day;
        if ((start, end) == (1, Days))
            return Sum(measure);

        var known = daily;
        if (known?.Item1 != measure)
            daily = known = Tuple.Create(measure, Array.ConvertAll(days, totals => totals?.Sum(measure) ?? 0));
        var sum = 0m;
        for (var day = start; day <= end; day++)
            sum += known.Item2[day - 1];
        return sum;
    }

    /// <summary>Returns the greatest value of a mark and the first day on which it was reached; null if there is none.</summary>
    public (decimal Value, DateOnly Day)? Greatest(Mark mark) => GreatestByMark().TryGetValue(mark, out var found) ? found : null;

    private Dictionary<Mark, (decimal Value, DateOnly Day)> GreatestByMark() => greatest ??= All()
        .SelectMany(day => day.Totals.RecordCandidates(), (day, candidate) => (candidate.Mark, candidate.Value, day.Day))
        .GroupBy(candidate => candidate.Mark)
        .Select(candidates => candidates.MaxBy(candidate => candidate.Value))
        .ToDictionary(best => best.Mark, best => (best.Value, best.Day));
}
