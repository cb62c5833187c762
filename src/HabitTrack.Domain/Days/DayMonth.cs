namespace HabitTrack.Domain;

/// <summary>The tallies of one month; it never changes, so what was once found of it is remembered.</summary>
internal sealed class DayMonth
{
    // Shorter months leave some places empty.
    private const int Days = 31;

    private readonly int number;
    private readonly Tally?[] tallies;
    private Dictionary<string, (decimal Value, DateOnly Day)>? greatest;
    private Dictionary<string, decimal>? sums;
    private Tuple<string, decimal[]>? daily;

    private DayMonth(int number, Tally?[] tallies) => (this.number, this.tallies) = (number, tallies);

    /// <summary>The tally of a day of the month, 1 to 31; null where there is no entry.</summary>
    public Tally? this[int day] => tallies[day - 1];

    /// <summary>The marks that any day has.</summary>
    public IEnumerable<string> Marks => GreatestByMark().Keys;

    /// <summary>The number of the month that a day lies in; months that follow each other have numbers that do.</summary>
    public static int NumberOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>A day of a month.</summary>
    public static DateOnly DateIn(int number, int day) => new(number / 12, (number % 12) + 1, day);

    /// <summary>A month of days given in any order.</summary>
    public static DayMonth Of(int number, IEnumerable<(DateOnly Day, Tally Tally)> days)
    {
        var filled = new Tally?[Days];
        foreach (var (day, tally) in days)
            filled[day.Day - 1] = tally;
        return new DayMonth(number, filled);
    }

    /// <summary>The days with an entry, in order.</summary>
    public IEnumerable<(DateOnly Day, Tally Tally)> All()
    {
        for (var day = 1; day <= Days; day++)
        {
            if (this[day] is { } tally)
                yield return (DateIn(number, day), tally);
        }
    }

    /// <summary>With a day's tally as given; null when no day has any left.</summary>
    public DayMonth? With(int day, Tally? tally)
    {
        var copy = (Tally?[])tallies.Clone();
        copy[day - 1] = tally;
        return Array.Exists(copy, some => some is not null) ? new DayMonth(number, copy) : null;
    }

    /// <summary>Only the days up to one of the month; null when none of them has an entry.</summary>
    public DayMonth? UpTo(int day) =>
        !Array.Exists(tallies[day..], tally => tally is not null) ? this
        : Array.Exists(tallies[..day], tally => tally is not null) ? new DayMonth(number, [.. tallies[..day], .. new Tally?[Days - day]])
        : null;

    /// <summary>The sum of the month in a unit.</summary>
    public decimal Sum(string unit) => (sums ??= tallies
        .SelectMany(tally => tally?.Sums ?? Tally.Nothing.Sums)
        .GroupBy(sum => sum.Key, StringComparer.Ordinal)
        .ToDictionary(sum => sum.Key, sum => sum.Sum(day => day.Value), StringComparer.Ordinal)).GetValueOrDefault(unit);

    /// <summary>The sum in a unit of those days that lie between two others, both inclusive. A walk asks every day for the same unit.</summary>
    public decimal Sum(string unit, DateOnly from, DateOnly to)
    {
        var start = NumberOf(from) < number ? 1 : from.Day;
        var end = NumberOf(to) > number ? Days : to.Day;
        if ((start, end) == (1, Days))
            return Sum(unit);

        var known = daily;
        if (known?.Item1 != unit)
            daily = known = Tuple.Create(unit, Array.ConvertAll(tallies, tally => tally?.Sum(unit) ?? 0));
        var sum = 0m;
        for (var day = start; day <= end; day++)
            sum += known.Item2[day - 1];
        return sum;
    }

    /// <summary>The greatest single value of a mark and the first day with it; null when there is none.</summary>
    public (decimal Value, DateOnly Day)? Greatest(string mark) => GreatestByMark().TryGetValue(mark, out var found) ? found : null;

    private Dictionary<string, (decimal Value, DateOnly Day)> GreatestByMark() => greatest ??= All()
        .SelectMany(day => day.Tally.Peaks(), (day, peak) => (peak.Mark, peak.Value, day.Day))
        .GroupBy(peak => peak.Mark, StringComparer.Ordinal)
        .Select(peaks => peaks.MaxBy(peak => peak.Value))
        .ToDictionary(best => best.Mark, best => (best.Value, best.Day), StringComparer.Ordinal);
}
