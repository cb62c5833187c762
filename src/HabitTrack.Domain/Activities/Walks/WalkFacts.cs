using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>How brisk walking is, by its cadence.</summary>
public enum Intensity
{
    /// <summary>Under 100 steps a minute.</summary>
    [JsonStringEnumMemberName("light")] Light,

    /// <summary>100 steps a minute or more.</summary>
    [JsonStringEnumMemberName("moderate")] Moderate,

    /// <summary>130 steps a minute or more.</summary>
    [JsonStringEnumMemberName("vigorous")] Vigorous,
}

/// <summary>What a summary tells of walks.</summary>
/// <param name="Seconds">Walked in all.</param>
/// <param name="Metres">Walked in all, of walks that have them.</param>
/// <param name="Steps">Walked in all, of walks that have them.</param>
/// <param name="Cadence">Mean steps a minute of the walks that have both steps and seconds, to one decimal; null without any.</param>
/// <param name="Intensity">What that cadence means (Tudor-Locke and others, 2019).</param>
/// <param name="ShareOfWeekly">Minutes walked ÷ 150 a week (WHO, 2020), to four decimals; 1 is all of it.</param>
public sealed record WalkFacts(
    decimal Seconds,
    decimal Metres,
    decimal Steps,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Cadence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Intensity? Intensity,
    decimal ShareOfWeekly)
    : ActivityFacts
{
    private const int SecondsAWeek = 150 * 60;

    internal static WalkFacts Of(DayTotals totals, int days)
    {
        var (steps, stepping, seconds) = (totals.Sum(Measure.StepsWithSeconds), totals.Sum(Measure.SecondsWithSteps), totals.Sum(Measure.Seconds));
        return new WalkFacts(
            seconds,
            totals.Sum(Measure.Metres),
            totals.Sum(Measure.Steps),
            Ratio.Of(steps * 60, stepping, 1),
            stepping == 0 ? null : IntensityOf(steps * 60 / stepping),
            Ratio.Of(seconds * 7, SecondsAWeek * days, 4)!.Value);
    }

    private static Intensity IntensityOf(decimal cadence) =>
        cadence >= 130 ? Domain.Intensity.Vigorous : cadence >= 100 ? Domain.Intensity.Moderate : Domain.Intensity.Light;
}
