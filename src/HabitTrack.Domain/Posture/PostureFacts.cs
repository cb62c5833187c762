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
    internal static PostureFacts Of(Tally tally, IEnumerable<(DateOnly Day, Tally Tally)> days, PersonalCalendar calendar)
    {
        var (checks, upright) = (new SortedDictionary<int, decimal>(), new Dictionary<int, decimal>());
        foreach (var (day, of) in days)
        {
            foreach (var (key, amount) in of.Sums)
            {
                if (QuarterHour.Parse(key, Units.Checks)?.HourIn(calendar, day) is { } hour)
                    checks[hour] = checks.GetValueOrDefault(hour) + amount;
                else if (QuarterHour.Parse(key, Units.Upright)?.HourIn(calendar, day) is { } straight)
                    upright[straight] = upright.GetValueOrDefault(straight) + amount;
            }
        }

        return new PostureFacts(
            Ratio.Of(tally.Sum(Units.Upright), tally.Sum(Units.Checks), 4),
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
