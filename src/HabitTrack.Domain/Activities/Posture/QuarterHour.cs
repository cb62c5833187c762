namespace HabitTrack.Domain;

/// <summary>
/// A quarter of an hour, counted from midnight UTC of the entry's day; negative before it. Every zone is whole quarters away from UTC, so the hour on
/// any clock can be told from it, while the totals of a day stay short.
/// </summary>
/// <param name="Number">How many quarters after midnight UTC.</param>
internal readonly record struct QuarterHour(int Number)
{
    private const int Minutes = 15;

    /// <summary>The one an instant lies in.</summary>
    public static QuarterHour Of(DateTimeOffset instant, DateOnly day) =>
        new((int)Math.Floor((instant.UtcDateTime - day.ToDateTime(TimeOnly.MinValue)).TotalMinutes / Minutes));

    /// <summary>The hour on the person's clock, 0 to 23.</summary>
    public int HourIn(PersonalCalendar calendar, DateOnly day) =>
        calendar.LocalTime(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(Number * Minutes)).Hour;
}
