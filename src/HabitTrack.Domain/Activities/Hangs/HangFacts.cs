using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Hangs;

/// <summary>The statistics of hangs.</summary>
/// <param name="LongestSeconds">The longest single hang, in seconds; null if there are no hangs.</param>
/// <param name="MeanSeconds">The mean seconds per hang, to three decimals; null if there are no hangs.</param>
public sealed record HangFacts(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? LongestSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MeanSeconds)
    : ActivityFacts
{
    internal static HangFacts Of(DayTotals totals) =>
        new(totals.Greatest(Mark.LongestHang), Ratio.Of(totals.Sum(Measure.Seconds), totals.Entries, 3));
}
