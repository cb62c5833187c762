using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace HabitTrack.Web;

/// <summary>Authorizes people for their own data, and coaches to read the data of their clients.</summary>
internal sealed class ScopeHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var http = (HttpContext)context.Resource!;
        if (requirement.IsOpenToThisMachine && LocalMode.IsFromThisMachine(http))
            context.Succeed(requirement);
        else if (context.User is Principal principal && Validate(principal, requirement, TokenAuthenticator.RequestedPerson(http.Request)) is { } problem)
            context.Fail(new AccessRefused(this, problem));
        else if (context.User is Principal)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static Problem? Validate(Principal principal, ScopeRequirement requirement, string? asked)
    {
        if ((asked is not null && asked != principal.Person) || (principal.Client is not null && !requirement.IsForCoaches))
            return AccessProblems.NoSuchPerson;
        return principal.Token is null || principal.Client is not null || requirement.IsSatisfiedBy(principal.Scopes)
            ? null
            : AccessProblems.ScopeMissing(requirement, principal.Scopes);
    }
}

/// <summary>An authorization failure with the problem to return.</summary>
internal sealed class AccessRefused(IAuthorizationHandler handler, Problem problem) : AuthorizationFailureReason(handler, problem.Detail.ToString())
{
    public Problem Problem { get; } = problem;
}

/// <summary>Returns authorization failures as problems, and ends event streams when their authorization ends.</summary>
internal sealed class AuthorizationResults(TokenAuthenticator tokens, IAuthorizationService authorization) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return InvokeEndpoint(next, context, policy);
        // The fallback policy of routes without a policy has no authentication scheme to challenge.
        if (authorizeResult.Challenged && policy.AuthenticationSchemes.Count > 0)
            return context.ChallengeAsync(policy.AuthenticationSchemes[0]);

        var failure = authorizeResult.AuthorizationFailure?.FailureReasons.OfType<AccessRefused>().FirstOrDefault();
        return failure?.Problem.Code == "scope-missing" && IsRedirectedToClients(context, policy)
            ? Pages.SeeOther(ClientsPage.Address).ExecuteAsync(context)
            : (failure?.Problem ?? AccessProblems.Closed).ExecuteAsync(context);
    }

    /// <summary>Coaches without data of their own are redirected from personal pages to the list of their clients.</summary>
    private static bool IsRedirectedToClients(HttpContext http, AuthorizationPolicy policy) =>
        HttpMethods.IsGet(http.Request.Method) && Pages.IsPageRequest(http.Request)
        && policy.Requirements.OfType<ScopeRequirement>().Any(requirement => requirement.IsForCoaches)
        && Principal.Find(http) is { Client: null } principal && principal.Scopes.Contains(Scope.Coach);

    private Task InvokeEndpoint(RequestDelegate next, HttpContext http, AuthorizationPolicy policy)
    {
        if (Principal.Find(http)?.Token is null)
            return next(http);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Authorization, Cookie";
        return StreamWatch.IsStream(http.GetEndpoint()!) ? StreamWatch.Run(http, next, () => IsStillAuthorized(http, policy)) : next(http);
    }

    private async Task<bool> IsStillAuthorized(HttpContext http, AuthorizationPolicy policy) =>
        (await tokens.Authenticate(http)).Principal is { } principal && (await authorization.AuthorizeAsync(principal, http, policy)).Succeeded;
}
