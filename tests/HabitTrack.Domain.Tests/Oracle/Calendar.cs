namespace HabitTrack.Domain.Tests.Oracle;

internal static class Calendar
{
    /// <summary>Returns each day between two days, both inclusive.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>Returns the day of an instant, from its local time according to the host's time zones.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zone, TimeOnly dayStartsAt)
    {
        var local = instant.UtcDateTime + TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(instant);
        var date = DateOnly.FromDateTime(local);
        return local.TimeOfDay < dayStartsAt.ToTimeSpan() ? date.AddDays(-1) : date;
    }
}
