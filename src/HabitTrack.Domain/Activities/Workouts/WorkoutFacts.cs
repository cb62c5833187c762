using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>What a summary tells of workouts; warm-up sets count for the warm-up only.</summary>
/// <param name="WorkingSets">How many.</param>
/// <param name="Volume">Repetitions × kg of the working sets.</param>
/// <param name="Muscles">Working sets by muscle.</param>
/// <param name="WarmUpRate">Workouts with a warm-up ÷ all, 0 to 1 to four decimals; null without any.</param>
/// <param name="HardSets">Working sets of RPE 7 and more.</param>
/// <param name="Load">RPE × minutes of the workouts that have both, to two decimals.</param>
/// <param name="LoadRatio">Acute:chronic load ratio at the end of the range; null where <see cref="Domain.Load"/> has none. Information only.</param>
/// <param name="OneRepMaximums">The best estimate of each exercise, in kg.</param>
public sealed record WorkoutFacts(
    decimal WorkingSets,
    decimal Volume,
    IReadOnlyList<MuscleSets> Muscles,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? WarmUpRate,
    decimal HardSets,
    decimal Load,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? LoadRatio,
    IReadOnlyList<ExerciseMaximum> OneRepMaximums)
    : ActivityFacts
{
    internal static WorkoutFacts Of(DayTotals totals, int days, IReadOnlyList<Exercise> own, Load atTheEnd) => new(
        totals.WorkingSets.Sum(exercise => exercise.Sets),
        totals.Sum(Measure.Volume),
        MuscleSets.Of(totals, days, own),
        Ratio.Of(totals.Sum(Measure.WarmedUp), totals.Entries, 4),
        totals.Sum(Measure.HardSets),
        Ratio.Of(totals.Sum(Measure.Load), 60, 2)!.Value,
        atTheEnd.Ratio,
        totals.WorkingSets
            .Select(exercise => exercise.Exercise)
            .Order(StringComparer.Ordinal)
            .Where(exercise => totals.Greatest(Mark.OneRepMaximum(exercise)) is not null)
            .Select(exercise => new ExerciseMaximum(exercise, totals.Greatest(Mark.OneRepMaximum(exercise))!.Value))
            .ToList());
}

/// <summary>The best estimated one-repetition maximum of an exercise, in kg.</summary>
public sealed record ExerciseMaximum(string Exercise, decimal Kg);
