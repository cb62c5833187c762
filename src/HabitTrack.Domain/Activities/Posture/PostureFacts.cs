using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Activities.Posture;

/// <summary>The statistics of posture checks.</summary>
/// <param name="UprightRate">Upright checks ÷ all checks, 0 to 1, to four decimals; null if there are no checks.</param>
/// <param name="Hours">The rate by hour of the day, in order. Only hours that have checks with a known time are included.</param>
public sealed record PostureFacts(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? UprightRate,
    IReadOnlyList<PostureHour> Hours)
    : ActivityFacts
{
    internal static PostureFacts Of(DayTotals totals, IEnumerable<(DateOnly Day, DayTotals Totals)> days, PersonalCalendar calendar)
    {
        var (checks, upright) = (new SortedDictionary<int, decimal>(), new Dictionary<int, decimal>());
        foreach (var (day, dayTotals) in days)
        {
            foreach (var (measure, amount) in dayTotals.Sums)
            {
                if (measure.Quarter?.HourIn(calendar, day) is not { } hour)
                    continue;
                if (measure.Kind == MeasureKind.Checks)
                    checks[hour] = checks.GetValueOrDefault(hour) + amount;
                else
                    upright[hour] = upright.GetValueOrDefault(hour) + amount;
            }
        }

        return new PostureFacts(
            Ratio.Of(totals.Sum(Measure.Upright), totals.Sum(Measure.Checks), 4),
            checks
                .Select(hour => new PostureHour(hour.Key, (int)hour.Value, Ratio.Of(upright.GetValueOrDefault(hour.Key), hour.Value, 4)!.Value))
                .ToList());
    }
}

/// <summary>The posture checks of one hour of the day.</summary>
/// <param name="Hour">The local hour, 0 to 23.</param>
/// <param name="Checks">The number of checks, 1 or more.</param>
/// <param name="UprightRate">Upright checks ÷ all checks, 0 to 1, to four decimals.</param>
public sealed record PostureHour(int Hour, int Checks, decimal UprightRate);
