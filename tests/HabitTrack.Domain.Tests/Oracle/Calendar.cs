namespace HabitTrack.Domain.Tests.Oracle;

internal static class Calendar
{
    /// <summary>Each day from one to another, both inclusive.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>The day of an instant, from the civil time on the wall.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zone, TimeOnly dayStartsAt)
    {
        var wall = instant.UtcDateTime + TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(instant);
        var today = DateOnly.FromDateTime(wall);
        return wall.TimeOfDay < dayStartsAt.ToTimeSpan() ? today.AddDays(-1) : today;
    }
}
