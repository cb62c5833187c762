namespace HabitTrack.Web;

/// <summary>Reads the attributes of an export of Apple Health. One that is missing or unreadable shows that the file is damaged.</summary>
internal static class AppleValues
{
    private const string DateFormat = "yyyy-MM-dd HH:mm:ss zzz";

    private const decimal MaxNumber = 1_000_000_000;

    public static DateTimeOffset Date(XmlElements elements, string name) =>
        DateTimeOffset.TryParseExact(elements[name], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year >= PersonalCalendar.FirstDay.Year && date.Year <= PersonalCalendar.LastDay.Year
            ? date.ToUniversalTime()
            : throw Damaged(elements, name, "2026-11-22 07:30:00 +0100");

    public static decimal Number(XmlElements elements, string name) =>
        decimal.TryParse(elements[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= MaxNumber
            ? number
            : throw Damaged(elements, name, "1.5");

    /// <summary>What a number in a unit has to be multiplied with.</summary>
    public static decimal Factor(XmlElements elements, string name, Func<string, decimal?> factorOf) => factorOf(elements[name]) ?? throw Damaged(elements, name, "km or min");

    private static ProblemException Damaged(XmlElements elements, string name, string example) =>
        elements.Place.Damaged($"{name} of {elements.Name} is '{ImportText.Shorten(elements[name], 40)}', which is not a value such as {example}.");
}
