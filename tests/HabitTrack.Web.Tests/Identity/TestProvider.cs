using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace HabitTrack.Web.Tests;

/// <summary>An OpenID Connect provider on a loopback port, at which everyone who signs in is <see cref="User"/>.</summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "habittrack", ClientSecret = "a secret of both";

    private readonly WebApplication server;

    private TestProvider(WebApplication server) => this.server = server;

    /// <summary>Who is signed in at the provider; null if they cancel.</summary>
    public (string Subject, string Name)? User { get; set; } = ("1001", "Ada");

    /// <summary>The nonce that ID tokens have instead of the requested one; null for the requested one.</summary>
    public string? Nonce { get; set; }

    /// <summary>The issuer that ID tokens have instead of the provider's; null for the provider's.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>The parameters of the last request to sign out.</summary>
    public OpenIddictRequest? SignOut { get; private set; }

    public Uri Address => new(server.Urls.Single());

    public static async Task<TestProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        TestProvider? provider = null;
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.EnableDegradedMode().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetEndSessionEndpointUris("end-session");
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey().RegisterScopes(Scopes.Profile);
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(request =>
                Check(request, request.ClientId == ClientId && PathOf(request.RedirectUri) == "/sign-in/callback")));
            options.AddEventHandler<ValidateTokenRequestContext>(handler =>
                handler.UseInlineHandler(request => Check(request, request.ClientId == ClientId && request.ClientSecret == ClientSecret)));
            options.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(request =>
            {
                provider!.SignOut = request.Request;
                return Check(request, request.ClientId == ClientId && PathOf(request.PostLogoutRedirectUri) == "/sign-in");
            }));
            options.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(request =>
            {
                request.Claims[Claims.Name] = request.AccessTokenPrincipal!.GetClaim(Claims.Name);
                return default;
            }));
            options.AddEventHandler<GenerateTokenContext>(handler => handler.SetOrder(int.MinValue).UseInlineHandler(token =>
            {
                if (token.TokenType == TokenTypeIdentifiers.IdentityToken)
                {
                    token.Principal!.SetClaim(Claims.Nonce, provider!.Nonce ?? token.Principal.GetClaim(Claims.Nonce));
                    token.Principal.SetClaim(Claims.Private.Issuer, provider.Issuer?.AbsoluteUri ?? token.Principal.GetClaim(Claims.Private.Issuer));
                }

                return default;
            }));
            options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
        });
        var built = builder.Build();
        built.UseAuthentication();
        provider = new TestProvider(built);
        built.Map("/authorize", provider.Authorize);
        built.Map("/end-session", () => Results.SignOut(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
        await built.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private IResult Authorize()
    {
        const string scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
        if (User is not var (subject, name))
        {
            var refusal = new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied });
            return Results.Forbid(refusal, [scheme]);
        }

        var identity = new ClaimsIdentity(authenticationType: scheme, nameType: Claims.Name, roleType: Claims.Role);
        // The name is only in the access token, and so in the answer of the user info endpoint, as with Authelia.
        identity.SetClaim(Claims.Subject, subject).SetClaim(Claims.Name, name).SetScopes(Scopes.OpenId, Scopes.Profile);
        identity.SetDestinations(claim => claim.Type == Claims.Subject ? [Destinations.AccessToken, Destinations.IdentityToken] : [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: scheme);
    }

    private static string PathOf(string? address) => new Uri(address!).AbsolutePath;

    private static ValueTask Check(BaseValidatingContext request, bool isValid)
    {
        if (!isValid)
            request.Reject(Errors.InvalidClient);
        return default;
    }
}
