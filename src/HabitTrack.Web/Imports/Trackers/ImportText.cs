namespace HabitTrack.Web;

/// <summary>Texts and numbers of files.</summary>
internal static class ImportText
{
    /// <summary>A text without spaces around it, and without what cannot be stored, cut to a number of code points.</summary>
    public static string Shorten(string text, int length)
    {
        var storable = string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0)).Trim();
        return storable.HasLengthUpTo(length) ? storable : string.Concat(storable.EnumerateRunes().Take(length)).TrimEnd();
    }

    /// <summary>Reads a number with a decimal point or comma; null for another text, and where a comma can be between thousands.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(
            text.Contains('.') || IsThousands(text) ? text : text.Replace(',', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number) ? number : null;

    /// <summary>Adds a number to a key that is already in use.</summary>
    public static string Unused(string key, Func<string, bool> isUsed) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? key : $"{key} #{number}").First(some => !isUsed(some));

    private static bool IsThousands(string text) => text.Split(',') is [{ Length: >= 1 and <= 3 } whole, { Length: 3 }] && whole.TrimStart('-') != "0";
}
