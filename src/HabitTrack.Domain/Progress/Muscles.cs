using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>How much a muscle group is trained, by working sets a week.</summary>
public enum TrainingBand
{
    /// <summary>Under 5.</summary>
    [JsonStringEnumMemberName("low")] Low,

    /// <summary>5 or more, under 10.</summary>
    [JsonStringEnumMemberName("medium")] Medium,

    /// <summary>10 and more.</summary>
    [JsonStringEnumMemberName("high")] High,
}

/// <summary>The working sets that reached a muscle group: a set counts 1 for the groups it trains first, 0.5 for those it trains too.</summary>
/// <param name="Muscle">The group.</param>
/// <param name="Sets">In the whole range.</param>
/// <param name="PerWeek">In a mean week, to two decimals; a range shorter than a week counts as one.</param>
/// <param name="Band">What that means.</param>
public sealed record MuscleSets(Muscle Muscle, decimal Sets, decimal PerWeek, TrainingBand Band)
{
    private const int Week = 7;

    /// <summary>Every group, of a totals that some days add up to. Sets of exercises that nobody described reach none.</summary>
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
