namespace HabitTrack.Web;

/// <summary>Charts that do not belong to one habit: posture by hour, and measurements.</summary>
internal static class ProgressCharts
{
    /// <summary>Up to this number of days, the axis of a chart shows dates: the months at its ends could be the same.</summary>
    private const int DaysWithDates = 92;

    private const int MinPoints = 2, MaxPain = 10;

    /// <summary>Up to this number of hours, each has a label; of more, every third.</summary>
    private const int MaxHoursLabelled = 8;

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
        var shown = Enumerable.Range(hours.Keys.Min(), hours.Keys.Max() - hours.Keys.Min() + 1).ToList();
        string? Label(int hour) => shown.Count <= MaxHoursLabelled || hour % 3 == 0 ? hour.ToString() : null;
        return new BarsView(
            new ChartView(
                "posture",
                T("Upright, by hour of the day"),
                hours.Count == 1 ? T("{0} upright at {1}:00.", Words.Percent(best.Upright), best.Hour)
                : best.Upright == worst.Upright ? T("{0} upright at every hour with a check.", Words.Percent(best.Upright))
                : T("Most upright at {0}:00 ({1}), least at {2}:00 ({3}).", best.Hour, Words.Percent(best.Upright), worst.Hour, Words.Percent(worst.Upright)),
                [T("Hour"), T("Checks"), T("Upright")],
                hours.Values
                    .OrderBy(hour => hour.Hour)
                    .Select(hour => new[] { $"{hour.Hour}:00", Words.Number(hour.Checks), Words.Percent(hour.Upright) })
                    .ToList()),
            shown
                .Select(hour => hours.TryGetValue(hour, out var known)
                    ? new Bar(
                        Math.Max((double)known.Upright, MinBarHeight),
                        T("{0}:00: {1} of {2}", hour, Words.Percent(known.Upright), Words.Counted(known.Checks, "checks")),
                        Label(hour),
                        known == best ? "best" : "")
                    : new Bar(null, T("{0}:00: no check", hour), Label(hour)))
                .ToList(),
            Scale.Percent.Ticks,
            []);
    }

    /// <summary>Pain over the time of hanging; null unless there is a habit of hanging and pain was reported.</summary>
    /// <param name="hangs">The progress of the habits of hanging in the same range.</param>
    /// <param name="person">The totals of the person's reports, by day.</param>
    /// <param name="asOf">The day of evaluation.</param>
    public static BarsView? PainOverHanging(IReadOnlyList<Summary> hangs, DayLog person, DateOnly asOf)
    {
        if (hangs.Count == 0)
            return null;

        var buckets = hangs[0].Series.Select((bucket, at) => bucket with { Total = hangs.Sum(hang => hang.Series[at].Total) }).ToList();
        var pain = buckets.ConvertAll(bucket => person.Between(bucket.From, bucket.To < asOf ? bucket.To : asOf)
            .Select(day => day.Totals.Greatest(Mark.Pain))
            .Average() is { } mean ? Math.Round(mean, 1) : (decimal?)null);
        if (pain.TrueForAll(level => level is null))
            return null;

        var bars = HabitCharts.Totals("pain", T("Pain over the time of hanging"), buckets, Goal.AtLeast(60, Units.Seconds, Per.Day), _ => null, asOf, UnitSystem.Metric);
        return bars with
        {
            Chart = bars.Chart with
            {
                Description = $"{bars.Chart.Description} {T("Pain was {0} to {1} of 10, {2} at last.", pain.Min(), pain.Max(), pain.Last(level => level is not null))}",
                Columns = [.. bars.Chart.Columns, T("Pain")],
                Rows = [.. bars.Chart.Rows.Select((row, at) => (IReadOnlyList<string>)[.. row, Words.Number(pain[at]) ?? "–"])],
            },
            Overlay = new OverlayView("pain", pain.ConvertAll(level => (double?)(level / MaxPain)), [new Tick(0, "0"), new Tick(0.5, "5"), new Tick(1, "10")]),
        };
    }

    /// <summary>The measurements, one line chart per name; several for a name with units that cannot be compared.</summary>
    public static IEnumerable<LineView> Measurements(IEnumerable<Measurement> measurements) =>
        from name in MeasurementSeries.Of(measurements).GroupBy(series => series.Name)
        from series in name
        where series.Taken.Count >= MinPoints
        select Measured(series, name.Count() > 1 ? T("{0}, in {1}", Words.Capital(name.Key), series.Unit) : Words.Capital(name.Key));

    /// <summary>The measurements that have no line, because there is no second one to compare with.</summary>
    public static IEnumerable<string> SingleMeasurements(IEnumerable<Measurement> measurements) =>
        from series in MeasurementSeries.Of(measurements)
        where series.Taken.Count < MinPoints
        let taken = series.Taken[0]
        select T("{0} {1} on {2}", Words.Capital(series.Name), Value(taken.Value, series.Unit), Words.Date(taken.Day));

    private static string Value(decimal value, string unit) => $"{Number(value)}\u00a0{unit}";

    /// <summary>The value of a measurement; a small one, such as 0.0005, with all its decimals.</summary>
    private static string Number(decimal value) =>
        Math.Abs(value) < 1 ? value.ToString("0.############", CultureInfo.CurrentUICulture) : Words.Number(value);

    private static LineView Measured(MeasurementSeries series, string title)
    {
        var taken = series.Taken;
        string Value(decimal value) => ProgressCharts.Value(value, series.Unit);
        var (least, most) = Range(taken.Min(one => one.Value), taken.Max(one => one.Value));
        var (first, days) = (taken[0].Day, taken[^1].Day.DayNumber - taken[0].Day.DayNumber);
        // Several measurements of one day have no other order than that in which they were taken.
        double Along(Measurement one, int at) => days == 0 ? at / (double)(taken.Count - 1) : (one.Day.DayNumber - first.DayNumber) / (double)days;
        string End(DateOnly day) => days < DaysWithDates ? Words.Date(day) : Month(day);
        double Up(decimal value) => most == least ? 0.5 : (double)((value - least) / (most - least));
        return new LineView(
            new ChartView(
                $"measured-{series.Name}-{series.Unit}".Replace(' ', '-'),
                title,
                T("From {0} to {1}.", Value(taken[0].Value), Value(taken[^1].Value)),
                [T("Day"), T("Value")],
                taken.Select(one => new[] { Words.Date(one.Day), Value(one.Value) }).ToList()),
            taken.Select((one, at) => new LinePoint(Along(one, at), Up(one.Value))).ToList(),
            [new Tick(0, Number(least)), new Tick(1, Number(most))],
            [.. days == 0 ? Array.Empty<Tick>() : [new Tick(0, End(first))], new Tick(1, End(taken[^1].Day))],
            Value(taken[^1].Value),
            series.Unit);
    }

    /// <summary>The range of values, rounded outwards to a power of ten that fits it.</summary>
    private static (decimal Least, decimal Most) Range(decimal least, decimal most)
    {
        var step = least == most ? 1 : (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)(most - least))));
        return (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step);
    }

    private static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.CurrentUICulture);
}
