using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>What a summary tells of posture checks.</summary>
/// <param name="UprightRate">Upright checks ÷ all, 0 to 1 to four decimals; null without any.</param>
/// <param name="Hours">The same by hour of the day, in order: hours with a check whose time is known.</param>
public sealed record PostureFacts(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? UprightRate,
    IReadOnlyList<PostureHour> Hours)
    : ActivityFacts
{
    internal static PostureFacts Of(DayTotals totals, IEnumerable<(DateOnly Day, DayTotals Totals)> days, PersonalCalendar calendar)
    {
        var (checks, upright) = (new SortedDictionary<int, decimal>(), new Dictionary<int, decimal>());
        foreach (var (day, of) in days)
        {
            foreach (var (measure, amount) in of.Sums)
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

/// <summary>Posture checks of one hour of the day.</summary>
/// <param name="Hour">On the person's clock, 0 to 23.</param>
/// <param name="Checks">How many, 1 or more.</param>
/// <param name="UprightRate">Upright ones ÷ all, 0 to 1 to four decimals.</param>
public sealed record PostureHour(int Hour, int Checks, decimal UprightRate);
