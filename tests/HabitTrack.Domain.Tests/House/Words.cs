using System.Text.RegularExpressions;

namespace HabitTrack.Domain.Tests.House;

internal static partial class Words
{
    /// <summary>A text's words in lower case. Identifiers fall apart at capitals and underscores; names of products are no words.</summary>
    public static IEnumerable<string> Of(string text) =>
        from Match word in Word().Matches(Product().Replace(text, " "))
        select word.Value.ToLowerInvariant();

    [GeneratedRegex("HabitTrack|PostgreSQL", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Product();

    // An acronym up to the capital that begins the next word, or a word with or without its capital.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
