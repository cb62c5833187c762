using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HabitTrack.Web;

/// <summary>The OpenID Connect provider at which people sign in to the pages, if one is configured.</summary>
/// <param name="name">Its name on the pages: the host of its address.</param>
/// <param name="enrolls">Whether an unknown identity that signs in is added as a person.</param>
/// <param name="options">The options of the authentication handler.</param>
/// <param name="log">Logs when the provider is not available.</param>
internal sealed class IdentityProvider(string name, bool enrolls, OpenIdConnectOptions options, ILogger<IdentityProvider> log)
{
    public const string Scheme = "IdentityProvider";

    /// <summary>The address of the provider's answer, which is registered there.</summary>
    public const string Callback = "/sign-in/callback";

    /// <summary>Keeps the ID token for signing out at the provider. It is sent only then.</summary>
    private const string Cookie = "habittrack-provider", SignOutPath = "/sign-out";

    /// <summary>Browsers ignore cookies of more than 4,096 bytes. Without the ID token, the provider asks whether to sign out.</summary>
    private const int MaxCookieLength = 3_800;

    public string Name => name;

    public bool Enrolls => enrolls;

    /// <summary>Adds the provider if one is configured.</summary>
    /// <exception cref="CannotStartException">A setting is not valid.</exception>
    public static void AddTo(WebApplicationBuilder builder, AuthenticationBuilder authentication)
    {
        if (ProviderSettings.Of(builder.Configuration) is not { } settings)
            return;
        builder.Services.AddSingleton(services => new IdentityProvider(
            settings.Authority.Host,
            settings.Enroll,
            services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Scheme),
            services.GetRequiredService<ILogger<IdentityProvider>>()));
        authentication.AddOpenIdConnect(Scheme, options => Configure(options, settings));
    }

    /// <summary>The metadata of the provider; null if it cannot be loaded.</summary>
    public async Task<OpenIdConnectConfiguration?> Metadata(CancellationToken cancellation)
    {
        try
        {
            return await options.ConfigurationManager!.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException failure)
        {
            log.LogWarning("The metadata of the identity provider cannot be loaded: {Cause}", failure.GetBaseException().Message);
            return null;
        }
    }

    /// <summary>Remembers that a browser is signed in at the provider.</summary>
    public static void Remember(HttpContext http, string idToken) =>
        http.Response.Cookies.Append(Cookie, idToken.Length > MaxCookieLength ? "" : idToken, CookieOptions(http.Request, Session.MaxAge));

    /// <summary>The address at which a browser that has signed in at the provider signs out there and returns; null if it has not, or cannot.</summary>
    public async Task<string?> SignOutAddress(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } idToken)
            return null;
        http.Response.Cookies.Delete(Cookie, CookieOptions(http.Request, null));
        return await Metadata(http.RequestAborted) is { EndSessionEndpoint: { Length: > 0 } endpoint }
            ? QueryHelpers.AddQueryString(endpoint, new Dictionary<string, string?>
            {
                [OpenIdConnectParameterNames.ClientId] = options.ClientId,
                [OpenIdConnectParameterNames.IdTokenHint] = idToken.Length > 0 ? idToken : null,
                [OpenIdConnectParameterNames.PostLogoutRedirectUri] = $"{http.Request.Scheme}://{http.Request.Host}{SignInEndpoints.Path}",
            })
            : null;
    }

    private static void Configure(OpenIdConnectOptions options, ProviderSettings settings)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority.AbsoluteUri, settings.ClientId, settings.ClientSecret);
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        // A pushed request that the provider refuses would fail before the browser leaves, where the failure cannot be shown.
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        // An answer by GET needs no cookies that are sent with forms of other sites, as form_post does.
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        (options.CallbackPath, options.RemoteSignOutPath, options.SignedOutCallbackPath) = (Callback, default, default);
        (options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint, options.SaveTokens) = (false, true, true);
        options.ClaimActions.Remove(JwtRegisteredClaimNames.Iss);
        (options.Events.OnTicketReceived, options.Events.OnRemoteFailure) = (ProviderEndpoints.SignIn, ProviderEndpoints.ShowFailure);
    }

    private static CookieOptions CookieOptions(HttpRequest request, TimeSpan? age) => new()
    {
        Path = SignOutPath,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        MaxAge = age,
        IsEssential = true,
    };
}
