namespace HabitTrack.Web;

/// <summary>Formats amounts, durations and days for display, with a non-breaking space between number and unit.</summary>
internal static class Words
{
    /// <summary>More decimals than the conversion of any value that a form has needs.</summary>
    private const int MaxPlaces = 9;

    private const char Fixed = '\u00a0', Isolate = '\u2068', EndOfIsolate = '\u2069';

    private static CultureInfo Language => CultureInfo.CurrentUICulture;

    /// <summary>A number with at most three decimal places, and with digit groups from 10 000.</summary>
    public static string Number(decimal number) => number.ToString(number >= 10_000 ? "#,##0.###" : "0.###", Language);

    /// <summary>A number with at most three decimal places; null for null.</summary>
    public static string? Number(decimal? number) => number is { } some ? Number(some) : null;

    /// <summary>A number rounded as people round: half of a digit away from zero.</summary>
    public static decimal Rounded(decimal number, int places = 0) => Math.Round(number, places, MidpointRounding.AwayFromZero);

    /// <summary>A duration, such as 3 min 20 s.</summary>
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

    /// <inheritdoc cref="Duration(decimal)"/>
    public static string? Duration(decimal? seconds) => seconds is { } some ? Duration(some) : null;

    /// <summary>An amount, such as 3 min 20 s; durations of an hour or more are rounded to minutes.</summary>
    public static string Roughly(decimal amount, string unit, UnitSystem units) =>
        Amount(unit == Units.Seconds && amount >= 3_600 ? Rounded(amount / 60) * 60 : amount, unit, units);

    /// <summary>An amount, such as 3 min 20 s, 2 checks, 1.2 km.</summary>
    public static string Amount(decimal amount, string unit, UnitSystem units) => unit switch
    {
        Units.Seconds => Duration(amount),
        Units.Metres => Distance(amount, units),
        _ => Counted(amount, UnitName(unit)),
    };

    /// <summary>A mean; seconds, metres and steps are rounded.</summary>
    public static string Mean(decimal mean, string unit, UnitSystem units) =>
        Amount(unit is Units.Seconds or Units.Metres or Units.Steps ? Rounded(mean) : mean, unit, units);

    /// <summary>The name of a unit that is counted, such as checks.</summary>
    public static string UnitName(string unit) => unit == Units.Repetitions ? "repetitions" : unit;

    /// <summary>An amount before its total: 1 min (of 3 min), 4 (of 6 checks).</summary>
    public static string Partial(decimal amount, string unit, UnitSystem units) =>
        unit is Units.Seconds or Units.Metres ? Amount(amount, unit, units) : Number(amount);

    /// <summary>A count, such as 1 day, 12 days.</summary>
    public static string Counted(decimal count, string many) => Isolated($"{Number(count)}{Fixed}{Noun(count, many)}");

    /// <summary>A day, such as Sunday, 22 November; with the year if it is not the current year.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(T(day.Year == today.Year ? "dddd, d MMMM" : "dddd, d MMMM yyyy"), Language);

    /// <summary>A day, such as Sun 22 Nov.</summary>
    public static string ShortDay(DateOnly day) => day.ToString(T("ddd d MMM"), Language).Replace(' ', Fixed);

    /// <summary>A day, such as Sun 22 Nov; with the year if it is not the current year.</summary>
    public static string ShortDay(DateOnly day, DateOnly today) => ShortDay(day) + (day.Year == today.Year ? "" : $"{Fixed}{day.Year}");

    /// <summary>A day, or the first and the last day of a range, such as Sun 22 Nov to Sat 28 Nov; with the year if it is not the current year.</summary>
    public static string ShortDays(DateOnly from, DateOnly to, DateOnly today) =>
        from == to ? ShortDay(from, today) : T("{0} to {1}", ShortDay(from, today), ShortDay(to, today));

    /// <summary>The time of day in the person's time zone.</summary>
    public static string Time(DateTimeOffset instant, PersonalCalendar calendar) =>
        calendar.LocalTime(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The name of an enum value in lower case, as forms and addresses have it.</summary>
    public static string Lower<TEnum>(TEnum word)
        where TEnum : struct, Enum => word.ToString().ToLowerInvariant();

    /// <summary>The name of an enum value in lower case; empty for null.</summary>
    public static string Lower<TEnum>(TEnum? word)
        where TEnum : struct, Enum => word is { } some ? Lower(some) : "";

    /// <summary>A goal, such as at least 3 min a day, at most 2 coffees on Mon, Tue, at least 3 sessions in any 7 days.</summary>
    public static string Goal(Goal goal, UnitSystem units) =>
        T(goal.Direction == Direction.AtLeast ? "at least {0}" : "at most {0}", Amount(goal.Amount, goal.Unit, units))
        + " "
        + goal switch
        {
            { Per: Per.EveryDays, Days: 1 } => T("every day"),
            { Per: Per.EveryDays } => T("every {0} day|every {0} days", goal.Days),
            { Per: Per.Rolling } => T("in any {0} day|in any {0} days", goal.Days),
            { On: { Count: < 7 } on } => T("on {0}", string.Join(", ", on.Order().Select(Weekday))),
            { Per: Per.Week } => T("a week"),
            { Per: Per.Month } => T("a month"),
            _ => T("a day"),
        };

    /// <summary>A weekday, such as Mon.</summary>
    public static string Weekday(DayOfWeek day) => Language.DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>A date, such as 22 Nov 2026.</summary>
    public static string Date(DateOnly day) => day.ToString(T("d MMM yyyy"), Language).Replace(' ', Fixed);

    /// <summary>A day, or the first and the last day of a range.</summary>
    public static string Days(DateOnly from, DateOnly to) => from == to ? Date(from) : T("{0} to {1}", Date(from), Date(to));

    /// <summary>An ISO 8601 date for form fields and addresses, such as 2026-11-22.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A month, such as Nov.</summary>
    public static string Month(DateOnly day) => day.ToString("MMM", Language);

    /// <summary>A weight in the person's units.</summary>
    public static string Weight(decimal kg, UnitSystem units) =>
        units == UnitSystem.Imperial ? $"{Number(Rounded(kg / Units.KilogramsInAPound, 1))}{Fixed}lb" : $"{Number(kg)}{Fixed}kg";

    /// <summary>The load of a set; a negative load is assistance.</summary>
    public static string Load(decimal kg, UnitSystem units) => kg < 0 ? T("assisted {0}", Weight(-kg, units)) : Weight(kg, units);

    /// <summary>
    /// A number as the value of a form field; null for null. It has no separators between thousands, and four decimals instead of three: 2.3450 for 2.345, which
    /// can be read as thousands.
    /// </summary>
    public static string? FieldValue(decimal? number) =>
        number?.ToString(decimal.IsInteger(number.Value * 100) ? "0.##" : "0.0000#####", CultureInfo.InvariantCulture);

    /// <summary>
    /// A value in another unit as the value of a form field: the shortest number that is converted back to the same value, so that a field that is not
    /// edited changes nothing.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">The size of the other unit.</param>
    /// <param name="decimals">The decimals of the value.</param>
    public static string? FieldValue(decimal value, decimal unit, int decimals) => FieldValue(Enumerable.Range(1, MaxPlaces)
        .Select(places => Math.Round(value / unit, places))
        .First(number => number == Math.Round(value / unit, MaxPlaces) || Math.Round(number * unit, decimals) == value));

    /// <summary>A fraction as a percentage, such as 81 %.</summary>
    public static string Percent(decimal share) => $"{Math.Round(share * 100, MidpointRounding.AwayFromZero):0}{Fixed}%";

    /// <summary>A CSS percentage for a position in a chart.</summary>
    public static string CssPercent(double share) => $"{share * 100:0.##}%";

    /// <summary>An SVG coordinate.</summary>
    public static string Coordinate(double value) => $"{value:0.##}";

    /// <summary>The parts that there are, separated by commas.</summary>
    public static string Listed(params string?[] parts) => string.Join(", ", parts.OfType<string>());

    /// <summary>A key for display: dumbbell shrug for dumbbell-shrug.</summary>
    public static string Humanize(string key) => key.Replace('-', ' ');

    /// <summary>A person's text within a sentence: one with right-to-left letters is isolated, so that it does not reorder the words around it.</summary>
    public static string Isolated(string text) => text.Any(IsRightToLeft) ? Isolate + text + EndOfIsolate : text;

    /// <summary>The text with a capital first letter.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Whether a character is in a block of right-to-left scripts; those beyond the basic plane begin with the surrogates.</summary>
    private static bool IsRightToLeft(char letter) =>
        letter is (>= '\u0590' and <= '\u08ff') or (>= '\ufb1d' and <= '\ufdff') or (>= '\ufe70' and <= '\ufefc') or '\ud802' or '\ud803' or '\ud83a' or '\ud83b';

    private static string Distance(decimal metres, UnitSystem units) =>
        units == UnitSystem.Imperial ? $"{Number(Rounded(metres / Units.MetresInAMile, 2))}{Fixed}mi"
        : metres >= 1_000 ? $"{Number(Rounded(metres / 1_000, 2))}{Fixed}km"
        : $"{Number(metres)}{Fixed}m";
}
