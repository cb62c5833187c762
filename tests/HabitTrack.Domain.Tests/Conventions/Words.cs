using System.Text.RegularExpressions;

namespace HabitTrack.Domain.Tests.Conventions;

internal static partial class Words
{
    /// <summary>Returns the words of a text in lower case. Identifiers are split at capitals and underscores; product names are ignored.</summary>
    public static IEnumerable<string> Of(string text) =>
        from Match word in Word().Matches(Product().Replace(text, " "))
        select word.Value.ToLowerInvariant();

    [GeneratedRegex("HabitTrack|PostgreSQL", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Product();

    // An acronym up to the capital that starts the next word, or a word with an optional capital.
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
