using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HabitTrack.Web;

/// <summary>
/// The texts of the pages in the language of the request, <see cref="CultureInfo.CurrentUICulture"/>. Code contains the English text, which is the key of its
/// translation in the resource file of each other language. A text that is not translated is shown in English.
/// </summary>
internal sealed class Texts
{
    private static readonly ResourceManagerStringLocalizerFactory Factory =
        new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    private static readonly IStringLocalizer Localizer = Factory.Create(typeof(Texts));

    private static readonly IStringLocalizer ScriptLocalizer = Factory.Create(typeof(ScriptTexts));

    private Texts()
    {
    }

    /// <summary>Returns a text in the language of the request.</summary>
    /// <param name="text">
    /// The English text, with {0}, {1} ... for its values. A text whose form depends on the number {0} has the forms separated by vertical bars:
    /// "{0} day|{0} days". Translations have the forms of their language.
    /// </param>
    /// <param name="values">The values. Numbers are formatted as people write them; a value of another type is formatted beforehand.</param>
    public static string T(string text, params object?[] values)
    {
        var translated = Find(text) ?? text;
        if (values.Length == 0)
            return translated;

        var form = translated.Contains('|', StringComparison.Ordinal) && Number(values[0]) is { } count ? PluralRules.FormOf(translated, count) : translated;
        return string.Format(CultureInfo.InvariantCulture, form, [.. values.Select(value => Number(value) is { } number ? Words.Number(number) : value)]);
    }

    /// <summary>Returns a message of the rules in the language of the request.</summary>
    public static string T(Message message) => T(message, UnitSystem.Metric);

    /// <summary>Returns a message of the rules in the language of the request, with amounts and loads in a person's units.</summary>
    public static string T(Message message, UnitSystem units) => message switch
    {
        { Value: MessageValue.Amount amount } => Words.Amount(amount.Value, amount.Unit, units),
        { Value: MessageValue.Part part } => Words.Partial(part.Value, part.Unit, units),
        { Value: MessageValue.Day day } => Words.Date(day.Date),
        { Value: MessageValue.Number } => message.Template.Replace(".", CultureInfo.CurrentUICulture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal),
        { Value: MessageValue.Exercise exercise } => ExerciseWords.NameOf(exercise.Key),
        { Value: MessageValue.Load load } => Words.Load(load.Kg, units),
        { IsData: true } => message.Template,
        { Values.Count: 0 } => T(message.Template),
        _ => string.Format(CultureInfo.InvariantCulture, Find(message.Template) ?? message.Template, [.. message.Values.Select(value => T(value, units))]),
    };

    /// <summary>Returns a text with markup in it, such as names that are emphasized, in the language of the request.</summary>
    /// <param name="text">The English text, with {0}, {1} ... for the parts with markup.</param>
    /// <param name="parts">The parts.</param>
    public static RenderFragment Markup(string text, params RenderFragment[] parts) => builder =>
    {
        foreach (var (index, piece) in T(text).Split('{').Index())
        {
            var end = piece.IndexOf('}', StringComparison.Ordinal);
            if (index > 0)
                builder.AddContent(0, parts[int.Parse(piece.AsSpan(0, end), CultureInfo.InvariantCulture)]);
            builder.AddContent(1, index == 0 ? piece : piece[(end + 1)..]);
        }
    };

    /// <summary>
    /// Returns a noun after a number, such as days after 3: a unit, or a word that is counted. Translations of nouns have all their forms, also equal ones:
    /// any other text is a word of a person that happens to be in the file, such as the unit of a custom habit.
    /// </summary>
    public static string Noun(decimal count, string plural) =>
        Find(plural) is { } forms && forms.Contains('|', StringComparison.Ordinal) ? PluralRules.FormOf(forms, count) : Languages.IsEnglish ? Units.After(count, plural) : plural;

    /// <summary>The texts of the scripts, by their English text, in the language of the request; empty in English.</summary>
    public static IReadOnlyDictionary<string, string> OfScripts() => Languages.IsEnglish
        ? new Dictionary<string, string>(StringComparer.Ordinal)
        : ScriptLocalizer.GetAllStrings().ToDictionary(text => text.Name, text => text.Value, StringComparer.Ordinal);

    /// <summary>The translation of a text; null in English, or if it is not translated.</summary>
    internal static string? Find(string text) =>
        Languages.IsEnglish || Localizer[NameOf(text)] is not { ResourceNotFound: false, Value: var translated } ? null : translated;

    /// <summary>
    /// The name of a text in resource files. They do not tell names apart by case, so that of a text that begins in lower case has an underscore before it.
    /// </summary>
    private static string NameOf(string text) => text is [var first, ..] && char.IsLower(first) ? "_" + text : text;

    private static decimal? Number(object? value) => value switch { int number => number, long number => number, decimal number => number, _ => null };
}
