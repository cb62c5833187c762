namespace HabitTrack.Web;

/// <summary>Charts that do not belong to one habit: posture by hour, and measurements.</summary>
internal static class ProgressCharts
{
    /// <summary>Up to this number of days, the axis of a chart shows dates: the months at its ends could be the same.</summary>
    private const int DaysWithDates = 92;

    private const int MinPoints = 2;

    /// <summary>The height of the bar of an hour with checks, none of them upright. An hour without checks has no bar.</summary>
    private const double MinBarHeight = 0.015;

    /// <summary>The share of upright checks by hour of the day; null if no check has a time.</summary>
    public static BarsView? Posture(IEnumerable<PostureFacts> facts)
    {
        var hours = facts
            .SelectMany(posture => posture.Hours)
            .GroupBy(hour => hour.Hour)
            .Select(hour => (Hour: hour.Key, Checks: hour.Sum(one => one.Checks), Kept: hour.Sum(one => one.UprightRate * one.Checks)))
            .Select(hour => (hour.Hour, hour.Checks, Upright: hour.Kept / hour.Checks))
            .ToDictionary(hour => hour.Hour);
        if (hours.Count == 0)
            return null;

        var best = hours.Values.MaxBy(hour => hour.Upright);
        var worst = hours.Values.MinBy(hour => hour.Upright);
        return new BarsView(
            new ChartView(
                "posture",
                "Upright, by hour of the day",
                $"Most upright at {best.Hour}:00 ({Words.Percent(best.Upright)}), least at {worst.Hour}:00 ({Words.Percent(worst.Upright)}).",
                ["Hour", "Checks", "Upright"],
                hours.Values
                    .OrderBy(hour => hour.Hour)
                    .Select(hour => new[] { $"{hour.Hour}:00", Words.Number(hour.Checks), Words.Percent(hour.Upright) })
                    .ToList()),
            Enumerable.Range(hours.Keys.Min(), hours.Keys.Max() - hours.Keys.Min() + 1)
                .Select(hour => hours.TryGetValue(hour, out var known)
                    ? new Bar(Math.Max((double)known.Upright, MinBarHeight), $"{hour}:00: {Words.Percent(known.Upright)} of {Words.Counted(known.Checks, "checks")}", hour.ToString(), known == best ? "best" : "")
                    : new Bar(null, $"{hour}:00: no check", hour.ToString()))
                .ToList(),
            Scale.Percent.Ticks,
            []);
    }

    /// <summary>The measurements, one line chart per name.</summary>
    public static IEnumerable<LineView> Measurements(IEnumerable<Measurement> measurements, UnitSystem units) => measurements
        .Select(measurement => measurement.Comparable())
        .GroupBy(measurement => (Name: measurement.Name.Trim().ToLowerInvariant(), Unit: measurement.Unit.Trim().ToLowerInvariant()))
        .Where(same => same.Count() >= MinPoints)
        .Select(same => Measured(same.Key.Name, same.ToList(), units));

    private static LineView Measured(string name, IReadOnlyList<Measurement> taken, UnitSystem units)
    {
        string Value(decimal value) => taken[0].Unit == "kg" ? Words.Weight(value, units) : $"{Words.Number(value)}\u00a0{taken[0].Unit}";
        var (least, most) = (Math.Floor(taken.Min(one => one.Value)), Math.Ceiling(taken.Max(one => one.Value)));
        var (first, days) = (taken[0].Day, Math.Max(1, taken[^1].Day.DayNumber - taken[0].Day.DayNumber));
        string End(DateOnly day) => days < DaysWithDates ? Words.Date(day) : Month(day);
        double Up(decimal value) => most == least ? 0.5 : (double)((value - least) / (most - least));
        return new LineView(
            new ChartView(
                $"measured-{name}-{taken[0].Unit}".Replace(' ', '-'),
                Words.Capital(name),
                $"From {Value(taken[0].Value)} to {Value(taken[^1].Value)}.",
                ["Day", "Value"],
                taken.Select(one => new[] { Words.Date(one.Day), Value(one.Value) }).ToList()),
            taken.Select(one => new LinePoint((one.Day.DayNumber - first.DayNumber) / (double)days, Up(one.Value))).ToList(),
            [new Tick(0, Value(least)), new Tick(1, Value(most))],
            [new Tick(0, End(first)), new Tick(1, End(taken[^1].Day))],
            Value(taken[^1].Value));
    }

    private static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);
}
