namespace HabitTrack.Domain;

/// <summary>The tallies of one month; it never changes, so what was once found of it is remembered.</summary>
internal sealed class DayMonth
{
    /// <summary>Places for days; shorter months leave some empty.</summary>
    public const int Days = 31;

    /// <summary>A month without entries.</summary>
    public static readonly DayMonth Empty = new(new Tally?[Days]);

    private readonly Tally?[] tallies;
    private Dictionary<string, (decimal Value, int Day)>? greatest;
    private Dictionary<string, decimal>? sums;
    private Tuple<string, decimal[]>? daily;

    private DayMonth(Tally?[] tallies) => this.tallies = tallies;

    /// <summary>The tally of a day of the month, 1 to 31; null where there is no entry.</summary>
    public Tally? this[int day] => tallies[day - 1];

    /// <summary>The marks that any day has.</summary>
    public IEnumerable<string> Marks => GreatestByMark().Keys;

    /// <summary>A month of days given in any order.</summary>
    public static DayMonth Of(IEnumerable<(DateOnly Day, Tally Tally)> days)
    {
        var filled = new Tally?[Days];
        foreach (var (day, tally) in days)
            filled[day.Day - 1] = tally;
        return new DayMonth(filled);
    }

    /// <summary>With a day's tally as given; null when no day has any left.</summary>
    public DayMonth? With(int day, Tally? tally)
    {
        var copy = (Tally?[])tallies.Clone();
        copy[day - 1] = tally;
        return Array.Exists(copy, some => some is not null) ? new DayMonth(copy) : null;
    }

    /// <summary>Only the days up to one of the month; null when none of them has an entry.</summary>
    public DayMonth? UpTo(int day) =>
        !Array.Exists(tallies[day..], tally => tally is not null) ? this
        : Array.Exists(tallies[..day], tally => tally is not null) ? new DayMonth([.. tallies[..day], .. new Tally?[Days - day]])
        : null;

    /// <summary>The sum of the month in a unit.</summary>
    public decimal Sum(string unit) => (sums ??= AddUp()).GetValueOrDefault(unit);

    /// <summary>The sum of a day of the month in a unit. A walk asks every day for the same one.</summary>
    public decimal Sum(string unit, int day)
    {
        var known = daily;
        if (known?.Item1 != unit)
            daily = known = Tuple.Create(unit, Array.ConvertAll(tallies, tally => tally?.Sum(unit) ?? 0));
        return known.Item2[day - 1];
    }

    /// <summary>The greatest single value of a mark and the first day of the month with it; null when there is none.</summary>
    public (decimal Value, int Day)? Greatest(string mark) => GreatestByMark().TryGetValue(mark, out var found) ? found : null;

    private Dictionary<string, decimal> AddUp()
    {
        var found = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (unit, amount) in tallies.SelectMany(tally => tally?.Sums ?? Tally.Nothing.Sums))
            found[unit] = found.GetValueOrDefault(unit) + amount;
        return found;
    }

    private Dictionary<string, (decimal Value, int Day)> GreatestByMark()
    {
        if (greatest is { } known)
            return known;

        var found = new Dictionary<string, (decimal Value, int Day)>(StringComparer.Ordinal);
        for (var day = 1; day <= Days; day++)
        {
            foreach (var (mark, value) in this[day]?.Peaks() ?? [])
            {
                if (!found.TryGetValue(mark, out var best) || value > best.Value)
                    found[mark] = (value, day);
            }
        }

        return greatest = found;
    }
}
