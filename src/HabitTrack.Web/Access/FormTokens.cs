using System.Xml.Linq;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HabitTrack.Web;

/// <summary>
/// The antiforgery tokens that the forms of a session carry. Forms of others have none and need none: a program shows its token in a header, which no page
/// elsewhere has a browser send, and local mode refuses what comes from another origin. That is why it is asked for here, and not by a route's metadata.
/// </summary>
internal static class FormTokens
{
    private const string Cookie = "habittrack-form", Field = "form-token";

    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddAntiforgery(options =>
        {
            (options.Cookie.Name, options.Cookie.MaxAge, options.Cookie.SecurePolicy) = (Cookie, Session.Longest, CookieSecurePolicy.SameAsRequest);
            (options.FormFieldName, options.HeaderName) = (Field, null);
        });
        builder.Services.AddDataProtection().SetApplicationName("HabitTrack");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<AccessRegister>((keys, register) => keys.XmlRepository = new KeptKeys(register));
        // It warns of keys that are not encrypted: they are kept where the people's data is.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It warns of pages that were not to be kept anyway.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
    }

    /// <summary>The token of a form, and the field that it goes in; null where no session asks.</summary>
    public static AntiforgeryTokenSet? Of(HttpContext http) =>
        Session.IsUsed(http) ? http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http) : null;

    /// <summary>What the tokens of a page are bound to: a page that was rendered for the same is good again.</summary>
    public static string? BoundTo(HttpContext http) =>
        Of(http) is { } tokens ? $"{Principal.Of(http).Token!.Id} {tokens.CookieToken ?? http.Request.Cookies[Cookie]}" : null;

    /// <exception cref="ProblemException">What was sent cannot be read as a form.</exception>
    public static async Task<bool> IsForged(HttpContext http)
    {
        await Form.Read(http);
        return !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
    }

    /// <summary>Keys in the database: every node reads every node's forms, after a restart too.</summary>
    private sealed class KeptKeys(AccessRegister register) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() =>
            register.ProtectionKeys(CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse).ToList();

        public void StoreElement(XElement element, string friendlyName) =>
            register.AddProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
    }
}
