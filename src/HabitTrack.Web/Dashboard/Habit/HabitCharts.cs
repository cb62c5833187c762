namespace HabitTrack.Web;

/// <summary>Draws how a habit went: its strength, streaks, and totals.</summary>
internal static class HabitCharts
{
    private const int DaysOfStrength = 365, StreaksShown = 8, LeastShown = 2, LabelsShown = 6;

    /// <summary>The strength of the last year; null before there are two days of it.</summary>
    public static LineView? Strength(string name, HabitView view)
    {
        var days = Domain.Strength.Since(view, view.AsOf.AddDays(1 - DaysOfStrength)).ToList();
        if (days.Count < LeastShown)
            return null;

        double At(int day) => day / (double)(days.Count - 1);
        var (last, greatest) = (days[^1], days.MaxBy(day => day.Strength));
        var months = days.Index().Where(day => day.Item.Day.Day == 1).ToList();
        var every = 1 + (months.Count / LabelsShown);
        return new LineView(
            new ChartView(
                "strength",
                $"Strength of {name}",
                $"{Percent(last.Strength)} now; the most was {Percent(greatest.Strength)} on {Words.ShortDay(greatest.Day)}.",
                new TableView(
                    ["Day", "Strength"],
                    days.Where((_, at) => (days.Count - 1 - at) % 7 == 0).Select(day => new[] { Words.Date(day.Day), Percent(day.Strength) }).ToList())),
            days.Select((day, at) => new LinePoint(At(at), day.Strength)).ToList(),
            [],
            Scale.Percent.Ticks,
            months.Where((_, at) => at % every == 0).Select(month => new Tick(At(month.Index), Words.Month(month.Item.Day))).ToList(),
            Percent(last.Strength));
    }

    /// <summary>The longest streaks, the latest first; null when there is none.</summary>
    public static SpansView? Streaks(string name, Domain.Streaks streaks)
    {
        var shown = streaks.All.Take(StreaksShown).OrderByDescending(streak => streak.Through).ToList();
        return shown.Count == 0
            ? null
            : new SpansView(
                new ChartView(
                    "streaks",
                    $"Longest streaks of {name}",
                    $"The longest has {Words.Counted(streaks.Longest.Length, streaks.Unit)}.",
                    new TableView(
                        ["From", "Through", "Length"],
                        streaks.All
                            .Select(streak => new[] { Words.Date(streak.From!.Value), Words.Date(streak.Through!.Value), Words.Counted(streak.Length, streaks.Unit) })
                            .ToList())),
                shown.Select(streak => new Span(
                    (double)streak.Length / streaks.Longest.Length,
                    Short(streak.From!.Value, streak.Through!.Value),
                    streak == streaks.Current ? "now" : Short(streak.Through!.Value, null),
                    Words.Number(streak.Length),
                    streak == streaks.Current)).ToList());
    }

    /// <summary>Totals of some weeks or months.</summary>
    public static BarsView Totals(string id, string title, IReadOnlyList<Bucket> buckets, Goal goal, decimal? asked, UnitSystem units)
    {
        var scale = Scale.Of([.. buckets.Select(bucket => bucket.Total), asked ?? 0], goal.Unit, units);
        var byDay = buckets[0].From == buckets[0].To;
        var every = buckets.Count <= 7 ? 1 : 1 + (buckets.Count / LabelsShown);
        var greatest = buckets.Max(bucket => bucket.Total);
        string Label(Bucket bucket) => bucket.From.ToString(
            buckets.Count <= 7 && byDay ? "ddd" : byDay || bucket.To.DayNumber - bucket.From.DayNumber < 7 ? "d MMM" : "MMM", CultureInfo.InvariantCulture);
        string Said(Bucket bucket) => bucket.Total == 0 ? "nothing" : Words.Amount(bucket.Total, goal.Unit, units);
        return new BarsView(
            new ChartView(
                id,
                title,
                $"The most was {(greatest == 0 ? "nothing" : Words.Amount(greatest, goal.Unit, units))}; the last is {Said(buckets[^1])}.",
                new TableView(
                    byDay ? ["Day", "Total"] : ["From", "To", "Total"],
                    buckets.Select(bucket => byDay
                        ? new[] { Words.Date(bucket.From), Said(bucket) }
                        : [Words.Date(bucket.From), Words.Date(bucket.To), Said(bucket)]).ToList())),
            buckets.Select((bucket, at) => new Bar(
                scale.At(bucket.Total),
                $"{(byDay ? Words.ShortDay(bucket.From) : $"{Words.ShortDay(bucket.From)} to {Words.ShortDay(bucket.To)}")}: {Said(bucket)}",
                (buckets.Count - 1 - at) % every == 0 ? Label(bucket) : null,
                at == buckets.Count - 1 ? "best" : "")).ToList(),
            scale.Ticks,
            asked is { } amount ? new Tick(scale.At(amount), "goal") : null);
    }

    private static string Percent(double strength) => Words.Percent((decimal)strength);

    /// <summary>The day, with its year where the other end has another.</summary>
    private static string Short(DateOnly day, DateOnly? other) =>
        day.ToString(day.Year == (other ?? day).Year && other is not null ? "d MMM" : "d MMM yy", CultureInfo.InvariantCulture).Replace(' ', '\u00a0');
}
