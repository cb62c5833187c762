using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace HabitTrack.Web;

/// <summary>Configures authentication: <c>Auth:Mode=local</c> serves one person on this machine without a token, <c>tokens</c> requires tokens.</summary>
internal static class AuthMode
{
    public const string AdminToken = "HABITTRACK_ADMIN_TOKEN";

    private static readonly TimeSpan AdminTokenLifetime = TimeSpan.FromDays(3650);

    /// <summary>Whether tokens are required.</summary>
    /// <exception cref="CannotStartException">The mode is unknown.</exception>
    public static bool IsTokens(IConfiguration configuration) => (configuration["Auth:Mode"] ?? "local").ToLowerInvariant() switch
    {
        "local" => false,
        "tokens" => true,
        var other => throw new CannotStartException($"Auth:Mode (environment variable Auth__Mode) must be local or tokens, not '{other}'."),
    };

    /// <summary>Adds authentication and authorization by scopes. A route without a policy denies access.</summary>
    /// <exception cref="CannotStartException">The mode is unknown, or a setting of the identity provider is not valid.</exception>
    public static void AddTo(WebApplicationBuilder builder)
    {
        var isLocal = !IsTokens(builder.Configuration);
        FormTokens.AddTo(builder);
        builder.Services.AddSingleton<TokenAuthenticator>();
        var authentication = builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, LocalHandler>(LocalHandler.Scheme, null)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Scheme, scheme =>
            {
                // A link with a token in its address is authenticated by that token in local mode too.
                if (isLocal)
                    scheme.ForwardDefaultSelector = http => http.GetEndpoint()?.Metadata.GetMetadata<TokenInAddress>() is null ? LocalHandler.Scheme : null;
            });
        IdentityProvider.AddTo(builder, authentication);
        builder.Services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationResults>();
        // Requests without a route endpoint are static files or responses that routing generates (404, 405, 415). They need no authorization.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
            .Build());
    }

    /// <summary>Adds the middleware.</summary>
    public static void Use(WebApplication app)
    {
        if (!IsTokens(app.Configuration))
            app.Use(LocalMode.RejectForeignRequests);
        // Handles the answers of the identity provider. Routes name their authentication scheme.
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(Session.RejectForgedRequests);
        if (IsTokens(app.Configuration))
            app.UseRateLimiter();
    }

    /// <summary>Ensures that someone can use the service: creates the person of local mode, or requires a valid token for an administrator.</summary>
    /// <exception cref="CannotStartException">There is no administrator token.</exception>
    public static async Task EnsureAccess(IConfiguration configuration, AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        if (!IsTokens(configuration))
        {
            await register.Add(new Person(LocalMode.Person, "Me", clock.GetUtcNow()), null, cancellation);
            return;
        }

        if (configuration[AdminToken] is { Length: > 0 } configured)
            await Store(configured, register, clock, cancellation);
        if (!await register.HasActiveToken(Scopes.Name(Scope.Admin), null, cancellation))
        {
            throw new CannotStartException(
                $"There is no administrator token. Create one with scripts/admin-token, or set {AdminToken} to a token of your own that has not been revoked.");
        }
    }

    /// <summary>Issues a token with the scope admin only.</summary>
    /// <returns>The token, which is not stored.</returns>
    public static async Task<string> IssueAdminToken(AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var token = Secret.New();
        await Store(token, register, clock, cancellation);
        return token;
    }

    private static async Task Store(string token, AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Secret.IsWellFormed(token))
        {
            throw new CannotStartException(
                $"{AdminToken} is not a valid token: a token is ht_ followed by 43 random characters of A-Z, a-z, 0-9, - and _. "
                    + "Create one with scripts/admin-token.");
        }

        var (hash, now) = (Secret.Hash(token), clock.GetUtcNow());
        var id = Secret.IdOf(hash);
        if (await register.Find(hash, cancellation) is null && !await register.WasRevoked(id, cancellation))
        {
            var admin = new AccessToken
            {
                Id = id,
                Name = "Administrator",
                Scopes = [Scopes.Name(Scope.Admin)],
                IsSession = false,
                Created = now,
                Expires = now + AdminTokenLifetime,
            };
            await register.Issue(admin, hash, null, cancellation);
        }
    }
}
