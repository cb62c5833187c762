using System.Globalization;
using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>Amounts, spans and days as people say them. Between a number and its unit stands a space that does not break.</summary>
internal static class Words
{
    private const decimal MetresInAMile = 1_609.344m;
    private const char Fixed = '\u00a0', Thin = '\u202f';

    private static readonly NumberFormatInfo Digits = new() { NumberGroupSeparator = Thin.ToString(), NumberDecimalSeparator = "." };

    /// <summary>At most three decimals, thousands in groups from 10 000 on.</summary>
    public static string Number(decimal number) => number.ToString(number >= 10_000 ? "#,##0.###" : "0.###", Digits);

    /// <summary>Such as 3 min 20 s.</summary>
    public static string Duration(decimal seconds)
    {
        var (hours, minutes, rest) = ((int)(seconds / 3_600), (int)(seconds / 60) % 60, seconds % 60);
        var parts = new List<string>();
        if (hours > 0)
            parts.Add($"{hours}{Fixed}h");
        if (minutes > 0)
            parts.Add($"{minutes}{Fixed}min");
        if (rest > 0 || parts.Count == 0)
            parts.Add($"{Number(rest)}{Fixed}s");
        return string.Join(' ', parts);
    }

    /// <summary>Such as 3 min 20 s, 2 checks, 1.2 km.</summary>
    public static string Amount(decimal amount, string unit, UnitSystem units) => unit switch
    {
        Units.Seconds => Duration(amount),
        Units.Metres => Distance(amount, units),
        Units.Sessions or Units.Checks or Units.Steps => Counted(amount, unit),
        Units.Repetitions => Counted(amount, "repetitions"),
        _ => $"{Number(amount)}{Fixed}{unit}",
    };

    /// <summary>An amount that the whole is told after, with its unit: 1 min (of 3 min), 4 (of 6 checks).</summary>
    public static string Partial(decimal amount, string unit, UnitSystem units) =>
        unit is Units.Seconds or Units.Metres ? Amount(amount, unit, units) : Number(amount);

    /// <summary>Such as 1 day, 12 days.</summary>
    public static string Counted(decimal count, string many) => $"{Number(count)}{Fixed}{(count == 1 ? many[..^1] : many)}";

    /// <summary>Such as Sunday, 22 November; with the year where it is not the one that runs.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "dddd, d MMMM" : "dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as Sun 22 Nov.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture).Replace(' ', Fixed);

    /// <summary>The time of day on the person's clock.</summary>
    public static string Time(DateTimeOffset instant, PersonalCalendar calendar) =>
        TimeZoneInfo.ConvertTime(instant, calendar.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The word of an enumeration, in lower case; empty for none.</summary>
    public static string Lower<TEnum>(TEnum? word)
        where TEnum : struct, Enum => word?.ToString().ToLowerInvariant() ?? "";

    private static string Distance(decimal metres, UnitSystem units) =>
        units == UnitSystem.Imperial ? $"{Number(Math.Round(metres / MetresInAMile, 2))}{Fixed}mi"
        : metres >= 1_000 ? $"{Number(Math.Round(metres / 1_000, 2))}{Fixed}km"
        : $"{Number(metres)}{Fixed}m";
}
