namespace HabitTrack.Web;

/// <summary>Reads days in the notations that programs and people write.</summary>
internal static class Days
{
    private static readonly string[] Clear = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy"];

    private static readonly string[] MonthFirst = ["M/d/yyyy", "M-d-yyyy"], DayFirst = ["d/M/yyyy", "d-M-yyyy"];

    /// <summary>Reads a day in a notation whose order is clear, or in that of the United States if there is a choice.</summary>
    public static DateOnly? Parse(string text, bool? isMonthFirst = null) =>
        Exact(text, Clear) ?? (isMonthFirst is { } first ? Exact(text, first ? MonthFirst : DayFirst) : null);

    /// <summary>Whether the month comes first in days such as 4/3/2026: true or false if the day shows it, null if it can be either.</summary>
    /// <returns>Also null for other notations.</returns>
    public static bool? IsMonthFirst(string text) => (Exact(text, Clear), Exact(text, MonthFirst), Exact(text, DayFirst)) switch
    {
        (null, not null, null) => true,
        (null, null, not null) => false,
        _ => null,
    };

    private static DateOnly? Exact(string text, string[] formats) =>
        DateOnly.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
