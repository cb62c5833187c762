using System.Xml.Linq;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HabitTrack.Web;

/// <summary>
/// Antiforgery tokens for the forms of signed-in sessions. Other requests need none: a page of another origin cannot make a browser send a bearer token,
/// and local mode rejects cross-origin requests. For this reason validation depends on the session and is not enabled by endpoint metadata.
/// </summary>
internal static class FormTokens
{
    /// <summary>The name of the form field with the antiforgery token.</summary>
    public const string Field = "form-token";

    private const string Cookie = "habittrack-form";

    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddAntiforgery(options =>
        {
            (options.Cookie.Name, options.Cookie.MaxAge, options.Cookie.SecurePolicy) = (Cookie, Session.MaxAge, CookieSecurePolicy.SameAsRequest);
            (options.FormFieldName, options.HeaderName) = (Field, null);
        });
        builder.Services.AddDataProtection().SetApplicationName("HabitTrack");
        builder.Services.AddOptions<KeyManagementOptions>()
            .Configure<AccessRegister>((keys, register) => keys.XmlRepository = new DatabaseKeyRepository(register));
        // Suppresses the warning that keys are not encrypted: they are stored in the same database as the data that they protect.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Suppresses the warning that Cache-Control is overwritten: pages are never cached.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
    }

    /// <summary>
    /// Stores the antiforgery cookie with the session cookie. If the first page stored it, concurrent requests of the browser, such as those of the service worker,
    /// would each store their own, and the forms of all but one of the pages would be invalid.
    /// </summary>
    public static void StoreCookie(HttpContext http) => http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);

    /// <summary>The antiforgery token of the session and the name of its form field; null without a session.</summary>
    public static AntiforgeryTokenSet? Of(HttpContext http) =>
        Session.IsUsed(http) ? http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http) : null;

    /// <summary>Identifies the session that the tokens of a page are bound to. A rendered page can be reused for the same session.</summary>
    public static string? SessionKey(HttpContext http) =>
        Of(http) is { } tokens ? $"{Principal.Of(http).Token!.Id} {tokens.CookieToken ?? http.Request.Cookies[Cookie]}" : null;

    /// <exception cref="ProblemException">The body is not a valid form.</exception>
    public static async Task<bool> IsForged(HttpContext http)
    {
        await Form.Read(http);
        return !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
    }

    /// <summary>Stores the data protection keys in the database, so that forms stay valid on all nodes and after restarts.</summary>
    private sealed class DatabaseKeyRepository(AccessRegister register) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() =>
            register.ProtectionKeys(CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse).ToList();

        public void StoreElement(XElement element, string friendlyName) =>
            register.AddProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
    }
}
