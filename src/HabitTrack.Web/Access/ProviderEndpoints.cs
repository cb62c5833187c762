using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HabitTrack.Web;

/// <summary>Signs in to the pages at the identity provider.</summary>
internal static class ProviderEndpoints
{
    public const string Path = "/sign-in/provider";

    public static void MapProviderSignIn(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<IdentityProvider>() is not null)
            routes.MapGet(Path, Start).IsOutsideApi().AllowAnonymous();
    }

    /// <summary>Starts a session with the token of the identity that has signed in.</summary>
    public static async Task SignIn(TicketReceivedContext ticket)
    {
        var (http, returnTo) = (ticket.HttpContext, ticket.ReturnUri!);
        ticket.HandleResponse();
        var (identities, provider) = (http.RequestServices.GetRequiredService<Identities>(), http.RequestServices.GetRequiredService<IdentityProvider>());
        var found = await identities.TokenOf(ticket.Principal!, provider.Enrolls, http.RequestAborted);
        var result = await found.Match(
            async token =>
            {
                if (!await SignInEndpoints.Begin(http, token))
                    return Show(http, returnTo, AccessProblems.IdentityRevoked);
                IdentityProvider.Remember(http, ticket.Properties!.GetTokenValue(OpenIdConnectParameterNames.IdToken)!);
                return Pages.SeeOther(returnTo);
            },
            problem => Task.FromResult(Show(http, returnTo, problem)));
        await result.ExecuteAsync(http);
    }

    /// <summary>Shows that signing in at the provider has failed. The handler has logged the cause.</summary>
    public static Task ShowFailure(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        var problem = failure.Failure switch
        {
            HttpRequestException or TaskCanceledException => AccessProblems.ProviderAway,
            { Data: var data } when data[OpenIdConnectParameterNames.Error] is "access_denied" => AccessProblems.ProviderRefused,
            _ => AccessProblems.ProviderFailed,
        };
        return Show(failure.HttpContext, failure.Properties?.RedirectUri ?? "/", problem).ExecuteAsync(failure.HttpContext);
    }

    private static async Task<IResult> Start(HttpContext http, IdentityProvider provider)
    {
        var returnTo = SignInEndpoints.LocalAddress(http.Request.Query["return"].ToString());
        return await provider.Metadata(http.RequestAborted) is null
            ? Show(http, returnTo, AccessProblems.ProviderAway)
            : Results.Challenge(new AuthenticationProperties { RedirectUri = returnTo }, [IdentityProvider.Scheme]);
    }

    private static IResult Show(HttpContext http, string returnTo, Problem problem) =>
        SignInEndpoints.ShowForm(http, returnTo, null, new Rejection(new Form(FormCollection.Empty), problem));
}
