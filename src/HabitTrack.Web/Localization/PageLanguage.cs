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

    /// <summary>Makes the chosen language that of the code that follows, if there is one.</summary>
    public static void Apply(HttpContext context)
    {
        if (context.Features.Get<PageLanguage>() is { Culture: var culture })
            CultureInfo.CurrentUICulture = culture;
    }
}
