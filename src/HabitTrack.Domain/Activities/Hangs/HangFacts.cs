using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>What a summary tells of hangs.</summary>
/// <param name="LongestSeconds">The longest single hang; null without any.</param>
/// <param name="MeanSeconds">Seconds per hang, to three decimals; null without any.</param>
public sealed record HangFacts(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? LongestSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MeanSeconds)
    : ActivityFacts
{
    internal static HangFacts Of(DayTotals totals) =>
        new(totals.Greatest(Mark.LongestHang), Ratio.Of(totals.Sum(Measure.Seconds), totals.Entries, 3));
}
