using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HabitTrack.Domain.Tests.Conventions;

/// <summary>Each language has all texts of the pages, and no others.</summary>
public sealed partial class TranslatingTexts
{
    /// <summary>Stands for an escaped quotation mark in code.</summary>
    private const char Quote = '\u0001';

    private const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private const string Web = "src/HabitTrack.Web", Folder = $"{Web}/Localization";

    private static readonly string Code = SourceOf(Web, ".cs", ".razor"), Scripts = SourceOf($"{Web}/wwwroot", ".js"), AllCode = Code + SourceOf("src/HabitTrack.Domain", ".cs") + SourceOf("src/HabitTrack.Storage", ".cs");

    public static TheoryData<string> Languages => [.. Directory.EnumerateFiles(Sources.PathOf(Folder), "Texts.*.resx").Select(file => Path.GetFileName(file).Split('.')[1])];

    [Theory]
    [MemberData(nameof(Languages))]
    public void a_language_has_every_text_of_the_pages(string language) =>
        Assert.Empty(TextsOf(Code, Call()).Concat(Nouns()).Except(Read("Texts", language).Keys));

    [Theory]
    [MemberData(nameof(Languages))]
    public void a_language_has_every_text_of_the_scripts(string language) =>
        Assert.Empty(TextsOf(Scripts, ScriptCall()).Except(Read("ScriptTexts", language).Keys));

    [Theory]
    [MemberData(nameof(Languages))]
    public void a_language_has_every_refusal_and_advice(string language)
    {
        var advice = (Dictionary<string, string>)typeof(Advice).GetField("Texts", Declared)!.GetValue(null)!;
        Assert.Empty(Refusals().Select(refusal => refusal.Detail.Template).Concat(advice.Values).Except(Read("Texts", language).Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void a_language_has_no_text_that_nothing_shows(string language)
    {
        var texts = Read("Texts", language).Keys.Where(text => !text.StartsWith("Format.", StringComparison.Ordinal)).Except(CalendarNames());
        var unused = texts.Where(text => !IsIn(AllCode, text)).ToList();
        Assert.Empty(unused);
        Assert.Empty(Read("ScriptTexts", language).Keys.Except(TextsOf(Scripts, ScriptCall())));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void a_translation_has_the_values_of_its_text(string language)
    {
        var texts = Read("Texts", language).Concat(Read("ScriptTexts", language));
        var different = texts.Where(text => !ValuesOf(text.Key).SequenceEqual(ValuesOf(text.Value))).ToList();
        Assert.Empty(different);
    }

    /// <summary>All refusals of the rules, with values of some kind.</summary>
    private static IEnumerable<Refusal> Refusals()
    {
        var fixedOnes = typeof(Refusal).GetFields(Declared).Select(field => field.GetValue(null)).OfType<Refusal>();
        var others = typeof(Refusal).GetMethods(Declared)
            .Where(method => method.ReturnType == typeof(Refusal))
            .Select(method => (Refusal)method.Invoke(null, [.. method.GetParameters().Select(parameter => ValueOf(parameter.ParameterType))])!);
        return fixedOnes.Concat(others);
    }

    private static object? ValueOf(Type type) => type == typeof(string) ? "x" : Activator.CreateInstance(type);

    /// <summary>The code of the files in a folder; strings in parts are joined, and escaped characters are as in texts.</summary>
    private static string SourceOf(string folder, params string[] extensions) => Unescape(Join().Replace(
        string.Join('\n', Sources.Lines(folder).Where(line => extensions.Contains(Path.GetExtension(line.File))).Select(line => line.Text)), ""));

    /// <summary>Whether code contains a text as a string. Its values are expressions in an interpolated one.</summary>
    private static bool IsIn(string code, string text) =>
        code.Contains($"\"{text.Replace('"', Quote)}\"", StringComparison.Ordinal)
        || Regex.IsMatch(code, '"' + string.Join(@"\{[^\n]*?\}", Value().Split(text.Replace('"', Quote)).Select(Regex.Escape)) + '"', RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>The texts of a resource file, by their English text.</summary>
    private static Dictionary<string, string> Read(string name, string language) => XDocument.Load(Sources.PathOf($"{Folder}/{name}.{language}.resx"))
        .Descendants("data")
        .ToDictionary(text => ((string)text.Attribute("name")!).TrimStart('_'), text => (string)text.Element("value")!, StringComparer.Ordinal);

    private static IEnumerable<string> TextsOf(string code, Regex call) => call.Matches(code)
        .SelectMany(found => Literal().Matches(found.Value))
        .Select(literal => literal.Value[1..^1].Replace(Quote, '"'))
        .Where(text => text.Any(char.IsLetter))
        .Distinct();

    /// <summary>The words that are counted.</summary>
    private static IEnumerable<string> Nouns() => Counted().Matches(Code).Select(found => found.Groups["noun"].Value);

    private static IEnumerable<string> CalendarNames()
    {
        var dates = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat;
        return [.. dates.DayNames, .. dates.AbbreviatedDayNames, .. dates.MonthNames, .. dates.AbbreviatedMonthNames];
    }

    private static string Unescape(string code) => Escape().Replace(
        code.Replace("\\\"", Quote.ToString(), StringComparison.Ordinal), escape => ((char)Convert.ToInt32(escape.Groups["code"].Value, 16)).ToString());

    private static IEnumerable<string> ValuesOf(string text) => Value().Matches(text).Select(value => value.Value).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The first argument of T or Markup, which can be a choice of texts.</summary>
    [GeneratedRegex("""\b(T|Markup)\(\s*((?<quote>")([^"\\]|\\.)*"|\([^()]*\)|[^",()])*""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Call();

    [GeneratedRegex("""\bt\(\s*('([^'\\]|\\.)*'|"([^"\\]|\\.)*"|[^"',()])*""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex ScriptCall();

    [GeneratedRegex(""" "[^"\n]*"|'[^'\n]{2,}' """, RegexOptions.IgnorePatternWhitespace, 5_000)]
    private static partial Regex Literal();

    /// <summary>The end of a part of a string, and the beginning of the next.</summary>
    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"", RegexOptions.None, 5_000)]
    private static partial Regex Join();

    [GeneratedRegex(@"\\u(?<code>[0-9a-fA-F]{4})", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Escape();

    [GeneratedRegex("""Counted\([^"\n]*"(?<noun>[a-z ]+)"\)""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 5_000)]
    private static partial Regex Value();
}
