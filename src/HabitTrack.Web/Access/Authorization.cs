using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace HabitTrack.Web;

/// <summary>Lets a token's holder in to their own data, or to look at that of a person who granted it.</summary>
internal sealed class ScopeHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var http = (HttpContext)context.Resource!;
        if (requirement.IsOpenHere && LocalMode.IsFromHere(http))
            context.Succeed(requirement);
        else if (context.User is Principal principal && WhyNot(principal, requirement, TokenAuthenticator.AskedPerson(http.Request)) is { } problem)
            context.Fail(new AccessRefused(this, problem));
        else if (context.User is Principal)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static Problem? WhyNot(Principal principal, ScopeRequirement requirement, string? asked)
    {
        if ((asked is not null && asked != principal.Person) || (principal.Client is not null && !requirement.IsForCoaches))
            return AccessProblems.NoSuchPerson;
        return principal.Token is null || principal.Client is not null || requirement.LetsIn(principal.Scopes)
            ? null
            : AccessProblems.ScopeMissing(requirement, principal.Scopes);
    }
}

/// <summary>Why somebody is not let in, as it is answered.</summary>
internal sealed class AccessRefused(IAuthorizationHandler handler, Problem problem) : AuthorizationFailureReason(handler, problem.Detail)
{
    public Problem Problem { get; } = problem;
}

/// <summary>Answers who is not let in by the problem, and ends streams when their token opens them no more.</summary>
internal sealed class AuthorizationResults(TokenAuthenticator tokens, IAuthorizationService authorization) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return LetIn(next, context, policy);
        // The fallback policy, of routes that say of nobody that they may use them, has no scheme to ask for a token.
        if (authorizeResult.Challenged && policy.AuthenticationSchemes.Count > 0)
            return context.ChallengeAsync(policy.AuthenticationSchemes[0]);

        var refused = authorizeResult.AuthorizationFailure?.FailureReasons.OfType<AccessRefused>().FirstOrDefault();
        return refused?.Problem.Code == "scope-missing" && IsLedToClients(context, policy)
            ? Pages.SeeOther(ClientsPage.Address).ExecuteAsync(context)
            : (refused?.Problem ?? AccessProblems.Closed).ExecuteAsync(context);
    }

    /// <summary>A coach who has no data of their own is led from its pages to those of the clients.</summary>
    private static bool IsLedToClients(HttpContext http, AuthorizationPolicy policy) =>
        HttpMethods.IsGet(http.Request.Method) && Pages.IsAskedFor(http.Request)
        && policy.Requirements.OfType<ScopeRequirement>().Any(requirement => requirement.IsForCoaches)
        && Principal.Find(http) is { Client: null } principal && principal.Scopes.Contains(Scope.Coach);

    private Task LetIn(RequestDelegate next, HttpContext http, AuthorizationPolicy policy)
    {
        if (Principal.Find(http)?.Token is null)
            return next(http);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Authorization, Cookie";
        return StreamWatch.IsStream(http.GetEndpoint()!) ? StreamWatch.Run(http, next, () => IsLetInStill(http, policy)) : next(http);
    }

    private async Task<bool> IsLetInStill(HttpContext http, AuthorizationPolicy policy) =>
        (await tokens.Authenticate(http)).Principal is { } principal && (await authorization.AuthorizeAsync(principal, http, policy)).Succeeded;
}
