using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Workouts;

/// <summary>The statistics of workouts. Warm-up sets count only for the warm-up rate.</summary>
/// <param name="WorkingSets">The number of working sets.</param>
/// <param name="Volume">The sum of repetitions × kg over the working sets.</param>
/// <param name="Muscles">The working sets of each muscle group.</param>
/// <param name="WarmUpRate">Workouts with a warm-up ÷ all workouts, 0 to 1, to four decimals; null if there are no workouts.</param>
/// <param name="HardSets">The number of working sets with an RPE of 7 or more.</param>
/// <param name="Load">The session load: the sum of RPE × minutes over the workouts that have both, to two decimals.</param>
/// <param name="LoadRatio">
/// The acute:chronic load ratio at the end of the range, null where <see cref="Domain.Progress.Load"/> has none. Information only.
/// </param>
/// <param name="OneRepMaximums">The greatest estimated one-rep maximum of each exercise.</param>
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

/// <summary>The greatest estimated one-rep maximum of an exercise, in kg.</summary>
public sealed record ExerciseMaximum(string Exercise, decimal Kg);
