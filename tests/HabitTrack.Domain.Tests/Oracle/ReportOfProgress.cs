namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Formats summaries and records.</summary>
internal static partial class Report
{
    public static string Amounts(
        decimal total,
        int entries,
        int activeDays,
        decimal? mean,
        DateOnly? best,
        decimal bestTotal,
        (int Met, int Missed, int Excused, int Open) periods,
        decimal? metRate) =>
        $"{total:0.###} of {entries} on {activeDays} days, mean {mean:0.###}, best {best:MM-dd} {bestTotal:0.###}, {periods} {metRate:0.####}";

    public static string Walks(decimal seconds, decimal metres, decimal steps, decimal? cadence, string intensity, decimal share) =>
        $"walks {seconds} {metres:0.###} {steps} {cadence:0.#} {intensity} {share:0.####}";

    public static string Checks(decimal? rate, IEnumerable<string> hours) => $"checks {rate:0.####} {string.Join(", ", hours)}";

    public static string Workouts(
        decimal sets,
        decimal volume,
        IEnumerable<string> muscles,
        decimal? warmUpRate,
        decimal hardSets,
        decimal load,
        decimal? ratio,
        IEnumerable<string> maximums) =>
        $"workouts {sets} {volume:0.###} [{string.Join(", ", muscles)}] warm {warmUpRate:0.####} hard {hardSets} load {load:0.##} {ratio:0.##} "
        + $"best {string.Join(", ", maximums)}";

    public static string Record(string mark, decimal value, DateOnly day) => $"{mark} {value:0.###} on {day:MM-dd}";

    /// <summary>Returns every named range that contains a day, and a range that ended a few days before it.</summary>
    private static IEnumerable<(SummaryRange Range, DateOnly From, DateOnly To, DayRange Before)> Ranges(DateOnly t, DateOnly week)
    {
        var (month, quarter, year) = (new DateOnly(t.Year, t.Month, 1), new DateOnly(t.Year, ((t.Month - 1) / 3 * 3) + 1, 1), new DateOnly(t.Year, 1, 1));
        (DateOnly From, DateOnly To, DateOnly BeforeFrom, int DaysBegun)[] ranges =
        [
            (t, t, t.AddDays(-1), 1),
            (week, week.AddDays(6), week.AddDays(-7), Calendar.Days(week, t).Count()),
            (month, month.AddMonths(1).AddDays(-1), month.AddMonths(-1), Calendar.Days(month, t).Count()),
            (quarter, quarter.AddMonths(3).AddDays(-1), quarter.AddMonths(-3), Calendar.Days(quarter, t).Count()),
            (year, new DateOnly(t.Year, 12, 31), year.AddYears(-1), Calendar.Days(year, t).Count()),
            (t.AddDays(-12), t.AddDays(-3), t.AddDays(-22), 10),
        ];
        foreach (var (from, to, beforeFrom, daysBegun) in ranges)
        {
            var before = Calendar.Days(beforeFrom, from.AddDays(-1)).Take(daysBegun).ToList();
            var compared = new DayRange(before[0], before[^1]);
            yield return (new SummaryRange(new DayRange(from, to), compared), from, to, compared);
        }
    }

    private static string Of(Summary summary)
    {
        var (range, series) = (summary.Range.Days, summary.Series.Select(bucket => $"{bucket.From:MM-dd} {bucket.Total:0.###}"));
        return $"{range.From:MM-dd} to {range.To:MM-dd}: {Of(summary.Now)}; before {Of(summary.Before)}; change {summary.Change:0.###}; "
            + $"{string.Join(' ', series)}; {Of(summary.Facts)}";
    }

    private static string Of(Amounts amounts) => Amounts(
        amounts.Total,
        amounts.Entries,
        amounts.ActiveDays,
        amounts.MeanPerActiveDay,
        amounts.BestDay?.Day,
        amounts.BestDay?.Total ?? 0,
        (amounts.Met, amounts.Missed, amounts.Excused, amounts.Open),
        amounts.MetRate);

    private static string Of(ActivityFacts? facts) => facts switch
    {
        HangFacts { LongestSeconds: null } => "hangs",
        HangFacts hangs => $"hangs {hangs.LongestSeconds} {hangs.MeanSeconds:0.###}",
        WalkFacts walks => Walks(walks.Seconds, walks.Metres, walks.Steps, walks.Cadence, $"{walks.Intensity}", walks.ShareOfWeekly),
        PostureFacts checks => Checks(checks.UprightRate, checks.Hours.Select(hour => $"{hour.Hour}h {hour.Checks} {hour.UprightRate:0.####}")),
        StretchFacts stretches => $"stretches {stretches.Sessions} {stretches.Repetitions}",
        WorkoutFacts workouts => Workouts(
            workouts.WorkingSets,
            workouts.Volume,
            workouts.Muscles.Select(muscle => $"{muscle.Muscle} {muscle.Sets:0.#} {muscle.PerWeek:0.##} {muscle.Band}"),
            workouts.WarmUpRate,
            workouts.HardSets,
            workouts.Load,
            workouts.LoadRatio,
            workouts.OneRepMaximums.Select(best => $"{best.Exercise} {best.Kg:0.##}")),
        _ => "",
    };
}
