using static HabitTrack.Domain.Tests.Oracle.NaiveSummary;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Muscles, load and records, computed directly from the entries.</summary>
internal static class NaiveTraining
{
    /// <summary>RPE × seconds if both are given, which is 60 × the session load.</summary>
    public static decimal RpeSeconds(Workout workout) => workout is { Rpe: { } rpe, Seconds: { } seconds } ? rpe * seconds : 0;

    public static decimal? Ratio(NaiveHabit habit, DateOnly on)
    {
        decimal Load(int fromBack, int toBack) => habit.Entries.OfType<Workout>()
            .Where(workout => on.AddDays(-fromBack) <= workout.Day && workout.Day <= on.AddDays(-toBack))
            .Sum(RpeSeconds);

        var (acute, chronic) = (Load(6, 0), Load(27, 7));
        return Calendar.Days(habit.Start, on).Count() < 28 || chronic == 0 ? null : Rounded(acute * 21 / (chronic * 7), 2);
    }

    public static IEnumerable<string> Muscles(IReadOnlyList<WorkoutSet> workingSets, int days)
    {
        foreach (var muscle in Enum.GetValues<Muscle>())
        {
            var sets = SetsOf(muscle, workingSets);
            var weekly = days < 7 ? sets : sets * 7 / days;
            yield return $"{muscle} {sets:0.#} {Rounded(weekly, 2):0.##} {(weekly < 5 ? "Low" : weekly < 10 ? "Medium" : "High")}";
        }
    }

    public static decimal SetsOf(Muscle muscle, IEnumerable<WorkoutSet> workingSets) => workingSets
        .Select(set => ExerciseCatalogue.Find(set.Exercise))
        .Sum(exercise => exercise is null ? 0 : exercise.Primary.Contains(muscle) ? 1 : exercise.Secondary.Contains(muscle) ? 0.5m : 0);

    /// <summary>Returns the earliest greatest value of each mark, in the format of <see cref="Report"/>.</summary>
    public static IEnumerable<string> Records(NaiveHabit habit, NaiveStreaks streaks)
    {
        var values = habit.Entries.SelectMany(entry => ValuesOf(entry).Select(value => (value.Mark, value.Value, entry.Day)))
            .Concat(habit.Entries.OfType<Walk>()
                .GroupBy(walk => walk.Day)
                .Select(day => (Mark: "most-steps-in-a-day", Value: day.Sum(walk => walk.Steps ?? 0m), Day: day.Key))
                .Where(day => day.Value > 0))
            .ToList();
        foreach (var mark in values.GroupBy(value => value.Mark))
        {
            var greatest = mark.OrderByDescending(value => value.Value).ThenBy(value => value.Day).First();
            yield return Report.Record(greatest.Mark, greatest.Value, greatest.Day);
        }

        if (streaks.All is [var longest, ..])
        {
            var first = streaks.All.Where(streak => streak.Length == longest.Length).Min(streak => streak.Through)!.Value;
            yield return Report.Record("longest-streak/it", longest.Length, first < habit.T ? first : habit.T);
        }
    }

    private static IEnumerable<(string Mark, decimal Value)> ValuesOf(Entry entry) => entry switch
    {
        Hang hang => [("longest-hang", hang.Seconds)],
        Walk { Seconds: { } seconds } => [("longest-walk", seconds)],
        Workout workout => workout.Sets.Where(set => !set.WarmUp).SelectMany(ValuesOf),
        _ => [],
    };

    private static IEnumerable<(string Mark, decimal Value)> ValuesOf(WorkoutSet set)
    {
        if (set.Kg is > 0 and var kg)
            yield return ($"heaviest-set/{set.Exercise}", kg);
        if (set.Reps is { } reps)
            yield return ($"most-repetitions/{set.Exercise}", reps);
        if (set is { Kg: > 0 and var load, Reps: >= 1 and <= 12 and var times })
            yield return ($"one-rep-maximum/{set.Exercise}", Rounded(load * (1 + (times / 30m)), 2));
    }
}
