using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace HabitTrack.Web;

/// <summary>How the service knows who asks: <c>Auth:Mode=local</c>, one person on this machine, or <c>tokens</c>.</summary>
internal static class AuthMode
{
    public const string AdminToken = "HABITTRACK_ADMIN_TOKEN";

    private static readonly TimeSpan AdminTokenLasts = TimeSpan.FromDays(3650);

    /// <summary>Whether tokens are asked for.</summary>
    /// <exception cref="CannotStartException">There is no such mode.</exception>
    public static bool IsTokens(IConfiguration configuration) => (configuration["Auth:Mode"] ?? "local").ToLowerInvariant() switch
    {
        "local" => false,
        "tokens" => true,
        var other => throw new CannotStartException($"Auth:Mode (in the environment Auth__Mode) is local or tokens, not '{other}'."),
    };

    /// <summary>Adds authentication by tokens, or for the one person of local mode, and authorization by scopes. A route that names no policy lets nobody in.</summary>
    /// <exception cref="CannotStartException">There is no such mode.</exception>
    public static void AddTo(WebApplicationBuilder builder)
    {
        var isLocal = !IsTokens(builder.Configuration);
        FormTokens.AddTo(builder);
        builder.Services.AddSingleton<TokenAuthenticator>();
        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, LocalHandler>(LocalHandler.Scheme, null)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Scheme, scheme =>
            {
                // In local mode, too, what an address with a token in it opens is what that token opens.
                if (isLocal)
                    scheme.ForwardDefaultSelector = http => http.GetEndpoint()?.Metadata.GetMetadata<TokenInAddress>() is null ? LocalHandler.Scheme : null;
            });
        builder.Services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationResults>();
        // What is no route is a file, or the framework's word that there is nothing for this address, method or body.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
            .Build());
    }

    /// <summary>Stands before the routes.</summary>
    public static void Use(WebApplication app)
    {
        if (!IsTokens(app.Configuration))
            app.Use(LocalMode.RefuseForeign);
        app.UseAuthorization();
        app.Use(Session.RefuseForged);
        if (IsTokens(app.Configuration))
            app.UseRateLimiter();
    }

    /// <summary>Sees to it that somebody can get in: the person of local mode, or an administrator.</summary>
    /// <exception cref="CannotStartException">Nobody could; the message says what to do.</exception>
    public static async Task LetSomebodyIn(IConfiguration configuration, AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        if (!IsTokens(configuration))
        {
            await register.Add(new Person(LocalMode.Person, "Me", clock.GetUtcNow()), null, cancellation);
            return;
        }

        if (configuration[AdminToken] is { Length: > 0 } given)
            await Keep(given, register, clock, cancellation);
        if (!await register.HasActiveToken(Scopes.Word(Scope.Admin), null, cancellation))
            throw new CannotStartException($"No token may administer the service. Make one by scripts/admin-token, or set {AdminToken} to one of your own that was never revoked.");
    }

    /// <summary>Issues a token that may administer the service, and nothing else.</summary>
    /// <returns>The token, which is shown once.</returns>
    public static async Task<string> IssueAdminToken(AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var token = Secret.New();
        await Keep(token, register, clock, cancellation);
        return token;
    }

    private static async Task Keep(string token, AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        if (!Secret.IsWellFormed(token))
            throw new CannotStartException($"{AdminToken} is no token: one is ht_ and 43 of A-Z, a-z, 0-9, - and _, made at random. scripts/admin-token makes one.");

        var (hash, now) = (Secret.Hash(token), clock.GetUtcNow());
        var id = Secret.IdOf(hash);
        if (await register.Find(hash, cancellation) is null && !await register.WasRevoked(id, cancellation))
        {
            var admin = new AccessToken
            {
                Id = id,
                Name = "Administrator",
                Scopes = [Scopes.Word(Scope.Admin)],
                IsSession = false,
                Created = now,
                Expires = now + AdminTokenLasts,
            };
            await register.Issue(admin, hash, null, cancellation);
        }
    }
}
