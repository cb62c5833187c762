using Microsoft.AspNetCore.Localization;

namespace HabitTrack.Web;

/// <summary>
/// The languages of the pages: English, and each one with a resource file. The program runs without ICU data, so a file also has the names of weekdays and months
/// and the formats of its language.
/// </summary>
internal static class Languages
{
    private const string English = "en", FormatKey = "Format.";

    private static readonly string ResourceAssembly = typeof(Texts).Assembly.GetName().Name + ".resources.dll";

    /// <summary>All languages by their code, such as de.</summary>
    public static IReadOnlyDictionary<string, CultureInfo> All { get; } = Directory.EnumerateDirectories(AppContext.BaseDirectory)
        .Where(directory => File.Exists(Path.Combine(directory, ResourceAssembly)))
        .Select(directory => Path.GetFileName(directory)!)
        .Prepend(English)
        .Order(StringComparer.Ordinal)
        .ToDictionary(code => code, CultureOf, StringComparer.Ordinal);

    /// <summary>Whether the request is answered in English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.Name is English or "";

    /// <summary>Chooses the language of each page from the Accept-Language header. Everything else, and the API, is English.</summary>
    public static void Use(WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentUICulture = All[English];
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal),
            pages => pages.UseRequestLocalization(new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, All[English]),
                SupportedCultures = [CultureInfo.InvariantCulture],
                SupportedUICultures = [.. All.Values],
                RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(PreferredIn(context.Request)))],
            }));
    }

    /// <summary>
    /// The first language of the Accept-Language header that the pages have; de for de-AT. The framework's provider takes the parent of a language from ICU.
    /// </summary>
    private static ProviderCultureResult? PreferredIn(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality != 0)
        .OrderByDescending(language => language.Quality ?? 1)
        .SelectMany(language => new[] { language.Value.ToString(), language.Value.ToString().Split('-')[0] })
        .FirstOrDefault(All.ContainsKey) is { } code ? new ProviderCultureResult(code) : null;

    /// <summary>The name of a language in the language itself, such as Deutsch.</summary>
    public static string NameOf(CultureInfo language) => In(language, () => Format("Name")) ?? "English";

    /// <summary>A format of the language of the request, such as the separator of decimals; null for that of English.</summary>
    public static string? Format(string name) => Texts.Find(FormatKey + name);

    /// <summary>Runs a function in a language.</summary>
    public static TResult In<TResult>(CultureInfo language, Func<TResult> function)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            return function();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static CultureInfo CultureOf(string code)
    {
        var culture = new CultureInfo(code);
        return In(culture, () =>
        {
            var (numbers, dates) = (culture.NumberFormat, culture.DateTimeFormat);
            (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator) = (Format("DecimalSeparator") ?? ".", "\u202f");
            (dates.DayNames, dates.AbbreviatedDayNames) = (Translated(dates.DayNames), Translated(dates.AbbreviatedDayNames));
            (dates.MonthNames, dates.MonthGenitiveNames) = (Translated(dates.MonthNames), Translated(dates.MonthGenitiveNames));
            (dates.AbbreviatedMonthNames, dates.AbbreviatedMonthGenitiveNames) =
                (Translated(dates.AbbreviatedMonthNames), Translated(dates.AbbreviatedMonthGenitiveNames));
            dates.FirstDayOfWeek = Format("FirstDayOfWeek") is { } day ? Enum.Parse<DayOfWeek>(day) : DayOfWeek.Monday;
            return CultureInfo.ReadOnly(culture);
        });
    }

    private static string[] Translated(string[] names) => [.. names.Select(name => Texts.T(name))];
}
