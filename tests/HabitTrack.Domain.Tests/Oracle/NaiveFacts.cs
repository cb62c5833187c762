using static HabitTrack.Domain.Tests.Oracle.NaiveSummary;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>The statistics of each kind of activity, computed directly from the entries, in the format of <see cref="Report"/>.</summary>
internal static class NaiveFacts
{
    public static string Of(NaiveHabit habit, DateOnly from, DateOnly to)
    {
        var entries = habit.Entries.Where(entry => from <= entry.Day && entry.Day <= to).ToList();
        var days = to.DayNumber - from.DayNumber + 1;
        return habit.Kind switch
        {
            HabitKind.Hang => OfHangs([.. entries.Cast<Hang>()]),
            HabitKind.Walk => OfWalks([.. entries.Cast<Walk>()], days),
            HabitKind.PostureCheck => OfChecks([.. entries.Cast<PostureCheck>()], habit.Zone),
            HabitKind.Stretch => OfStretches([.. entries.Cast<Stretch>()]),
            HabitKind.Workout => OfWorkouts([.. entries.Cast<Workout>()], days, NaiveTraining.Ratio(habit, to < habit.T ? to : habit.T)),
            _ => "",
        };
    }

    private static string OfHangs(List<Hang> hangs) => hangs.Count == 0
        ? "hangs"
        : $"hangs {hangs.Max(hang => hang.Seconds)} {Rounded((decimal)hangs.Average(hang => (decimal)hang.Seconds), 3):0.###}";

    private static string OfWalks(List<Walk> walks, int days)
    {
        var both = walks.Where(walk => walk is { Steps: not null, Seconds: not null }).ToList();
        var cadence = both.Count == 0 ? (decimal?)null : both.Sum(walk => walk.Steps!.Value) * 60m / both.Sum(walk => walk.Seconds!.Value);
        var word = cadence switch { null => "", >= 130 => "Vigorous", >= 100 => "Moderate", _ => "Light" };
        return Report.Walks(
            walks.Sum(walk => walk.Seconds ?? 0),
            walks.Sum(walk => walk.Metres ?? 0),
            walks.Sum(walk => walk.Steps ?? 0),
            cadence is { } some ? Rounded(some, 1) : null,
            word,
            Rounded(walks.Sum(walk => walk.Seconds ?? 0) * 7m / (60 * 150 * days), 4));
    }

    private static string OfChecks(List<PostureCheck> checks, string zone)
    {
        int HourOf(PostureCheck check) =>
            (check.PerformedAt!.Value.UtcDateTime + TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(check.PerformedAt.Value)).Hour;

        var hours = checks.Where(check => check.PerformedAt is not null).GroupBy(HourOf).OrderBy(hour => hour.Key);
        return Report.Checks(
            checks.Count == 0 ? null : Rate(checks),
            hours.Select(hour => $"{hour.Key}h {hour.Count()} {Rate([.. hour]):0.####}"));
    }

    private static decimal Rate(List<PostureCheck> checks) =>
        Rounded(checks.Count(check => check.Posture == BackPosture.Upright) / (decimal)checks.Count, 4);

    private static string OfStretches(List<Stretch> stretches) => $"stretches {stretches.Count} {stretches.Sum(stretch => stretch.Reps ?? 0)}";

    private static string OfWorkouts(List<Workout> workouts, int days, decimal? ratio)
    {
        var sets = workouts.SelectMany(workout => workout.Sets).Where(set => !set.WarmUp).ToList();
        var warm = workouts.Count(workout => workout.WarmUpSeconds > 0 || workout.Sets.Any(set => set.WarmUp));
        var best = sets
            .Where(set => set is { Kg: > 0, Reps: >= 1 and <= 12 })
            .GroupBy(set => set.Exercise)
            .OrderBy(of => of.Key, StringComparer.Ordinal)
            .Select(of => $"{of.Key} {of.Max(set => Rounded(set.Kg!.Value * (1 + (set.Reps!.Value / 30m)), 2)):0.##}");
        return Report.Workouts(
            sets.Count,
            sets.Sum(set => (set.Reps ?? 0) * Math.Max(0, set.Kg ?? 0)),
            NaiveTraining.Muscles(sets, days),
            workouts.Count == 0 ? null : Rounded(warm / (decimal)workouts.Count, 4),
            sets.Count(set => set.Rpe >= 7),
            Rounded(workouts.Sum(NaiveTraining.RpeSeconds) / 60, 2),
            ratio,
            best);
    }
}
