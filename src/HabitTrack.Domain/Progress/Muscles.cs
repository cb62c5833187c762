using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Progress;

/// <summary>The training volume of a muscle group, by working sets a week.</summary>
public enum TrainingBand
{
    /// <summary>Fewer than 5 sets.</summary>
    [JsonStringEnumMemberName("low")] Low,

    /// <summary>5 to 9 sets.</summary>
    [JsonStringEnumMemberName("medium")] Medium,

    /// <summary>10 or more sets.</summary>
    [JsonStringEnumMemberName("high")] High,
}

/// <summary>The working sets of a muscle group in a range. A set counts 1 for its primary muscle groups and 0.5 for its secondary ones.</summary>
/// <param name="Muscle">The muscle group.</param>
/// <param name="Sets">The number of sets in the whole range.</param>
/// <param name="PerWeek">The mean number of sets a week, to two decimals. A range shorter than a week counts as a week.</param>
/// <param name="Band">The training volume.</param>
public sealed record MuscleSets(Muscle Muscle, decimal Sets, decimal PerWeek, TrainingBand Band)
{
    private const int Week = 7;

    /// <summary>Returns the sets of every muscle group. Sets of unknown exercises count for none.</summary>
    /// <param name="totals">The totals of the range.</param>
    /// <param name="days">The number of days in the range.</param>
    /// <param name="own">The person's own exercises.</param>
    public static IReadOnlyList<MuscleSets> Of(DayTotals totals, int days, IReadOnlyList<Exercise> own)
    {
        var sets = Enum.GetValues<Muscle>().ToDictionary(muscle => muscle, _ => 0m);
        foreach (var (key, count) in totals.WorkingSets)
        {
            var exercise = ExerciseCatalogue.Find(key, own);
            foreach (var muscle in exercise?.Primary.Distinct() ?? [])
                sets[muscle] += count;
            foreach (var muscle in exercise?.Secondary.Except(exercise.Primary) ?? [])
                sets[muscle] += count / 2;
        }

        return sets.Select(group => Of(group.Key, group.Value, Math.Max(days, Week))).ToList();
    }

    private static MuscleSets Of(Muscle muscle, decimal sets, int days) => new(
        muscle,
        sets,
        Ratio.Of(sets * Week, days, 2)!.Value,
        sets * Week < 5 * days ? TrainingBand.Low : sets * Week < 10 * days ? TrainingBand.Medium : TrainingBand.High);
}
