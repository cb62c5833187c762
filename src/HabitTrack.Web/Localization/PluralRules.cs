namespace HabitTrack.Web;

/// <summary>
/// The plural forms of languages, as in the Unicode CLDR (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html). The resource file
/// of a language names its rule under "Format.Plural"; without one, the first form is for 1 and the second for all other numbers.
/// </summary>
internal static class PluralRules
{
    /// <summary>Returns the form of a text for a number.</summary>
    /// <param name="forms">The forms, separated by vertical bars, in the order of the rule of the language.</param>
    /// <param name="count">The number.</param>
    public static string FormOf(string forms, decimal count)
    {
        var parts = forms.Split('|');
        return parts[Math.Min(IndexOf(Languages.Format("Plural"), count), parts.Length - 1)];
    }

    private static int IndexOf(string? rule, decimal count) => rule switch
    {
        "none" => 0,
        "zero-or-one" => count is >= 0 and < 2 ? 0 : 1,
        "czech" => count == 1 ? 0 : count is 2 or 3 or 4 ? 1 : 2,
        "polish" => count == 1 ? 0 : IsFew(count) ? 1 : 2,
        "russian" => count % 10 == 1 && count % 100 != 11 ? 0 : IsFew(count) ? 1 : 2,
        _ => count == 1 ? 0 : 1,
    };

    private static bool IsFew(decimal count) => count % 10 is 2 or 3 or 4 && count % 100 is not (12 or 13 or 14);
}
