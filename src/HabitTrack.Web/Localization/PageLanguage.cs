using Microsoft.AspNetCore.Localization;

namespace HabitTrack.Web;

/// <summary>The language that a person has chosen for all pages, which takes precedence over that of the browser.</summary>
internal sealed record PageLanguage(CultureInfo Culture)
{
    /// <summary>Chooses the language of the page that answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="code">The code of the language; null, or one that this installation does not have, for that of the browser.</param>
    public static void Choose(HttpContext context, string? code)
    {
        if (code is not null && Languages.All.TryGetValue(code, out var culture))
            context.Features.Set(new PageLanguage(culture));
    }

    /// <summary>
    /// Makes the chosen language, or else that of the browser, the language of the code that follows. In the handler of exceptions, neither is in effect.
    /// </summary>
    public static void Apply(HttpContext context)
    {
        if ((context.Features.Get<PageLanguage>()?.Culture ?? context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture) is { } culture)
            CultureInfo.CurrentUICulture = culture;
    }
}
