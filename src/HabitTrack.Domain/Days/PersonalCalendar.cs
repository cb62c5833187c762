using NodaTime;

namespace HabitTrack.Domain.Days;

/// <summary>A person's settings for mapping instants to days and weeks, and the days off.</summary>
/// <param name="Zone">The person's time zone.</param>
/// <param name="DayStartsAt">The local time at which a new day starts, 00:00 to 12:00.</param>
/// <param name="WeekStartsOn">The first day of the week.</param>
public sealed record PersonalCalendar(DateTimeZone Zone, TimeOnly DayStartsAt, DayOfWeek WeekStartsOn)
{
    /// <summary>The first and last supported day.</summary>
    public static readonly DateOnly FirstDay = new(1970, 1, 1), LastDay = new(2199, 12, 31);

    /// <summary>Whether a day is supported.</summary>
    public static bool IsSupported(DateOnly day) => FirstDay <= day && day <= LastDay;

    /// <summary>The days off, in order.</summary>
    public IReadOnlyList<DayOff> DaysOff { get; init; } = [];

    /// <summary>
    /// Returns the day of an instant: its local date, or the date before if the local time is before <see cref="DayStartsAt"/>. Comparing local times rather
    /// than subtracting a duration is correct on days of 23 or 25 hours too.
    /// </summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var local = LocalTime(instant);
        var date = DateOnly.FromDateTime(local);
        return TimeOnly.FromDateTime(local) < DayStartsAt ? date.AddDays(-1) : date;
    }

    /// <summary>Converts an instant to local time in the person's time zone.</summary>
    public DateTime LocalTime(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).ToDateTimeUnspecified();

    /// <summary>
    /// Converts a local time in the person's time zone to an instant. Of a time that is repeated when clocks go back it is the first one; a time that is skipped
    /// is moved forward.
    /// </summary>
    public DateTimeOffset InstantOf(DateTime local) => Zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToInstant().ToDateTimeOffset();

    /// <summary>Returns the instant at which a day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => InstantOf(day.ToDateTime(DayStartsAt));

    /// <summary>Whether both calendars map every instant to the same day.</summary>
    public bool HasSameDaysAs(PersonalCalendar other) => Zone.Id == other.Zone.Id && DayStartsAt == other.DayStartsAt;

    /// <summary>Returns the first day of the week that contains a day.</summary>
    public DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)WeekStartsOn + 7) % 7));
}
