namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>The summary of a range, computed directly from the entries, in the format of <see cref="Report"/>.</summary>
internal static class NaiveSummary
{
    public static string Of(NaiveHabit habit, DateOnly from, DateOnly to, DayRange earlierDays)
    {
        var (now, before) = (Amounts(habit, from, to), Amounts(habit, earlierDays.From, earlierDays.To));
        var (total, earlier) = (Total(habit, from, to), Total(habit, earlierDays.From, earlierDays.To));
        var change = earlier == 0 ? (decimal?)null : Rounded((total - earlier) / earlier * 100, 1);
        return $"{from:MM-dd} to {to:MM-dd}: {now}; before {before}; change {change:0.###}; {Series(habit, from, to)}; {NaiveFacts.Of(habit, from, to)}";
    }

    public static decimal Rounded(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);

    private static string Amounts(NaiveHabit habit, DateOnly from, DateOnly to)
    {
        var entries = habit.EntriesIn(habit.GoalOn(habit.T).Unit).Where(entry => from <= entry.Day && entry.Day <= to).ToList();
        var days = entries.Select(entry => entry.Day).Distinct().Order().ToList();
        var best = days.Count == 0 ? (DateOnly?)null : days.MaxBy(day => Total(habit, day, day));
        var statuses = NaivePeriods.Of(habit).Where(period => from <= period.To && period.To <= to).ToLookup(period => period.Status);
        var (met, missed) = (statuses[PeriodStatus.Met].Count(), statuses[PeriodStatus.Missed].Count());
        return Report.Amounts(
            Total(habit, from, to),
            entries.Count,
            days.Count,
            days.Count == 0 ? null : Rounded(Total(habit, from, to) / days.Count, 3),
            best,
            best is { } day ? Total(habit, day, day) : 0,
            (met, missed, statuses[PeriodStatus.Excused].Count(), statuses[PeriodStatus.Open].Count()),
            met + missed == 0 ? null : Rounded(met / (decimal)(met + missed), 4));
    }

    /// <summary>Days up to 31 days, weeks up to 26 weeks, else months.</summary>
    private static string Series(NaiveHabit habit, DateOnly from, DateOnly to)
    {
        var days = Calendar.Days(from, to).ToList();
        return string.Join(' ', days
            .GroupBy(day => days.Count <= 31 ? day : days.Count <= 182 ? habit.WeekOf(day) : new DateOnly(day.Year, day.Month, 1))
            .Select(bucket => $"{bucket.First():MM-dd} {Total(habit, bucket.First(), bucket.Last()):0.###}"));
    }

    private static decimal Total(NaiveHabit habit, DateOnly from, DateOnly to) => habit.Total(from, to, habit.GoalOn(habit.T).Unit);
}
