using System.Globalization;

namespace HabitTrack.Domain;

/// <summary>
/// A quarter of an hour, counted from midnight UTC of the entry's day; negative before it. Every zone is whole quarters away from UTC, so the hour on
/// any clock can be told from it, while the tally of a day stays short.
/// </summary>
/// <param name="Number">How many quarters after midnight UTC.</param>
internal readonly record struct QuarterHour(int Number)
{
    private const int Minutes = 15;

    /// <summary>The one an instant lies in.</summary>
    public static QuarterHour Of(DateTimeOffset instant, DateOnly day) =>
        new((int)Math.Floor((instant.UtcDateTime - day.ToDateTime(TimeOnly.MinValue)).TotalMinutes / Minutes));

    /// <summary>The key of a unit's amount in this quarter.</summary>
    public string Unit(string unit) => string.Create(CultureInfo.InvariantCulture, $"{unit}@{Number}");

    /// <summary>The one that a key of a unit stands for; null when the key is of something else.</summary>
    public static QuarterHour? Parse(string key, string unit) =>
        key.Length > unit.Length && key[unit.Length] == '@' && key.StartsWith(unit, StringComparison.Ordinal)
            ? new QuarterHour(int.Parse(key.AsSpan(unit.Length + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : null;

    /// <summary>The hour on the person's clock, 0 to 23.</summary>
    public int HourIn(PersonalCalendar calendar, DateOnly day) =>
        calendar.LocalTime(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(Number * Minutes)).Hour;
}
