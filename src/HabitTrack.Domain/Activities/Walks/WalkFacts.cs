using System.Text.Json.Serialization;
using static HabitTrack.Domain.Activities.Walks.Intensity;

namespace HabitTrack.Domain.Activities.Walks;

/// <summary>The intensity of walking by cadence (Tudor-Locke et al., 2019).</summary>
public enum Intensity
{
    /// <summary>Under 100 steps a minute.</summary>
    [JsonStringEnumMemberName("light")] Light,

    /// <summary>100 to 129 steps a minute.</summary>
    [JsonStringEnumMemberName("moderate")] Moderate,

    /// <summary>130 steps a minute or more.</summary>
    [JsonStringEnumMemberName("vigorous")] Vigorous,
}

/// <summary>The statistics of walks.</summary>
/// <param name="Seconds">The total seconds.</param>
/// <param name="Metres">The total metres of the walks that have a distance.</param>
/// <param name="Steps">The total steps of the walks that have a step count.</param>
/// <param name="Cadence">Steps per minute over the walks that have both steps and seconds, to one decimal; null if there are none.</param>
/// <param name="Intensity">The intensity of that cadence; null without a cadence.</param>
/// <param name="ShareOfWeekly">
/// Minutes ÷ the recommended 150 minutes a week (WHO, 2020), prorated to the range, to four decimals; 1 is the full amount.
/// </param>
public sealed record WalkFacts(
    decimal Seconds,
    decimal Metres,
    decimal Steps,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Cadence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Intensity? Intensity,
    decimal ShareOfWeekly)
    : ActivityFacts
{
    private const int SecondsPerWeek = 150 * 60;

    internal static WalkFacts Of(DayTotals totals, int days)
    {
        var (steps, secondsWithSteps, seconds) = (totals.Sum(Measure.StepsWithSeconds), totals.Sum(Measure.SecondsWithSteps), totals.Sum(Measure.Seconds));
        return new WalkFacts(
            seconds,
            totals.Sum(Measure.Metres),
            totals.Sum(Measure.Steps),
            Ratio.Of(steps * 60, secondsWithSteps, 1),
            secondsWithSteps == 0 ? null : IntensityOf(steps * 60 / secondsWithSteps),
            Ratio.Of(seconds * 7, SecondsPerWeek * days, 4)!.Value);
    }

    private static Intensity IntensityOf(decimal cadence) =>
        cadence >= 130 ? Vigorous : cadence >= 100 ? Moderate : Light;
}
