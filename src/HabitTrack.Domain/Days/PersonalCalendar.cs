using NodaTime;

namespace HabitTrack.Domain;

/// <summary>How a person cuts time into days and weeks, and their days off.</summary>
/// <param name="Zone">The person's time zone.</param>
/// <param name="DayStartsAt">Local time of day, 00:00 to 12:00, at which a new day begins.</param>
/// <param name="WeekStartsOn">The first day of the week.</param>
public sealed record PersonalCalendar(DateTimeZone Zone, TimeOnly DayStartsAt, DayOfWeek WeekStartsOn)
{
    /// <summary>The first and last day that anything may be dated.</summary>
    public static readonly DateOnly FirstDay = new(1970, 1, 1), LastDay = new(2199, 12, 31);

    /// <summary>The days off, in order.</summary>
    public IReadOnlyList<DayOff> DaysOff { get; init; } = [];

    /// <summary>
    /// The day of an instant: its local civil date, or the date before while the time of day is before <see cref="DayStartsAt"/>.
    /// Civil time, so it is right on days of 23 and of 25 hours.
    /// </summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var local = LocalTime(instant);
        var date = DateOnly.FromDateTime(local);
        return TimeOnly.FromDateTime(local) < DayStartsAt ? date.AddDays(-1) : date;
    }

    /// <summary>What a clock on the person's wall shows at an instant.</summary>
    public DateTime LocalTime(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).ToDateTimeUnspecified();

    /// <summary>Whether a day is one of the days off.</summary>
    public bool IsOff(DateOnly day)
    {
        foreach (var off in DaysOff)
        {
            if (off.Covers(day))
                return true;
        }

        return false;
    }

    /// <summary>Whether every instant has the same day in both.</summary>
    public bool HasDaysOf(PersonalCalendar other) => Zone.Id == other.Zone.Id && DayStartsAt == other.DayStartsAt;

    /// <summary>The first day of the week that a day lies in.</summary>
    public DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)WeekStartsOn + 7) % 7));
}
