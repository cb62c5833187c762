namespace HabitTrack.Web;

/// <summary>Whoever shows a token is let in to what the token opens, and to nothing else.</summary>
internal sealed class TokensMode(AccessRegister register, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>Asks for a token wherever one is needed.</summary>
    public async Task Guard(HttpContext http, RequestDelegate next)
    {
        // What is no route is the framework's word that there is none for this method or body.
        if (http.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<AccessRule>() is var rule && rule != AccessRule.Open
            && !(rule is { IsOpenHere: true } && LocalMode.IsFromHere(http)))
        {
            try
            {
                await LetIn(http, rule);
            }
            catch (ProblemException refused) when (refused.Problem.Status == StatusCodes.Status401Unauthorized && IsPage(http.Request))
            {
                await Pages.SeeOther(SignInEndpoints.From(http.Request)).ExecuteAsync(http);
                return;
            }
            catch (ProblemException refused) when (refused.Problem.Code == "scope-missing" && rule is { IsForCoaches: true } && IsPage(http.Request))
            {
                if (!await IsCoach(http))
                    throw;
                await Pages.SeeOther(ClientsPage.Address).ExecuteAsync(http);
                return;
            }

            if (StreamWatch.IsStream(endpoint))
            {
                await StreamWatch.Run(http, next, async () => Authorize(await Admit(http), rule, http.Request.Query["person"].ToString()));
                return;
            }
        }

        await next(http);
    }

    /// <summary>In local mode, too, what an address with a token in it opens is what that token opens.</summary>
    public async Task GuardAddresses(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<TokenInAddress>() is not null)
            await LetIn(http, metadata.GetMetadata<AccessRule>());
        await next(http);
    }

    /// <summary>What a token opens.</summary>
    /// <param name="token">As it was shown; null where none was.</param>
    /// <param name="isSession">Whether a cookie showed it, which is how sessions are shown, and nothing else.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProblemException">401 where it opens nothing.</exception>
    public async ValueTask<Pass> Authenticate(string? token, bool isSession, CancellationToken cancellation)
    {
        if (token is null)
            throw new ProblemException(AccessProblems.TokenRequired);
        if (!Secret.IsWellFormed(token) || await register.Find(Secret.Hash(token), cancellation) is not { } pass || pass.Token.IsSession != isSession)
            throw new ProblemException(AccessProblems.TokenInvalid);
        return pass.Token.Expires > clock.GetUtcNow() ? pass : throw new ProblemException(AccessProblems.TokenExpired);
    }

    private async Task LetIn(HttpContext http, AccessRule? rule)
    {
        var pass = await Admit(http);
        if (pass.Token.IsSession)
            await Session.RefuseForged(http);
        http.Features.Set(Authorize(pass, rule, http.Request.Query["person"].ToString()));
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Authorization, Cookie";
    }

    /// <summary>What the token that a request shows opens: that of its address, of its header, or of its cookie.</summary>
    private ValueTask<Pass> Admit(HttpContext http)
    {
        var address = http.GetEndpoint()!.Metadata.GetMetadata<TokenInAddress>();
        var shown = address is null ? Shown(http.Request) : address.Of(http.Request) ?? "";
        var session = shown is null ? Session.Of(http.Request) : null;
        return Authenticate(shown ?? session, isSession: session is not null, http.RequestAborted);
    }

    /// <summary>Lets a token's holder in to their own data, or to look at that of a person who granted it.</summary>
    private static Principal Authorize(Pass pass, AccessRule? rule, string person)
    {
        var (token, scopes) = (pass.Token, Scopes.Parse(pass.Token.Scopes));
        if (rule is null)
            throw new ProblemException(AccessProblems.Closed);
        if (person.Length == 0 || person == token.Person)
            return rule.LetsIn(scopes) ? new Principal(token.Person, scopes, token) : throw new ProblemException(AccessProblems.ScopeMissing(rule, scopes));
        if (!rule.IsForCoaches || !scopes.Contains(Scope.Coach) || !pass.Granting.Contains(person))
            throw new ProblemException(AccessProblems.NoSuchPerson);
        return new Principal(person, new HashSet<Scope> { Scope.Coach }, token);
    }

    private static string? Shown(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header
            ? header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : ""
            : null;

    /// <summary>Whether whoever asks may look at other people, and is led to whom.</summary>
    private async Task<bool> IsCoach(HttpContext http) => Scopes.Parse((await Admit(http)).Token.Scopes).Contains(Scope.Coach);

    /// <summary>Whether somebody looks at a page, who is led to sign in rather than told of a header.</summary>
    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && request.HttpContext.GetEndpoint()!.Metadata.GetMetadata<TokenInAddress>() is null;
}

/// <summary>The route is opened by a token that stands in its address, for whoever has the link.</summary>
/// <param name="Of">Reads it; null where there is none.</param>
internal sealed record TokenInAddress(Func<HttpRequest, string?> Of);
