namespace HabitTrack.Domain.Activities.Posture;

/// <summary>
/// A quarter of an hour, relative to midnight UTC of the entry's day. Every UTC offset is a multiple of 15 minutes, so the local hour in any time zone
/// follows from it, and a day has few distinct values.
/// </summary>
/// <param name="Number">The number of quarters since midnight UTC; negative before midnight.</param>
internal readonly record struct QuarterHour(int Number)
{
    private const int Minutes = 15;

    /// <summary>Returns the quarter that contains an instant.</summary>
    public static QuarterHour Of(DateTimeOffset instant, DateOnly day) =>
        new((int)Math.Floor((instant.UtcDateTime - day.ToDateTime(TimeOnly.MinValue)).TotalMinutes / Minutes));

    /// <summary>Returns the local hour in the person's time zone, 0 to 23.</summary>
    public int HourIn(PersonalCalendar calendar, DateOnly day) =>
        calendar.LocalTime(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(Number * Minutes)).Hour;
}
