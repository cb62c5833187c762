using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Tokens: who may issue, see and revoke them.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("").WithTags("Tokens").NeedsOneOf([Scope.Log, Scope.Read], [Scope.Admin]).TakesNoKey();
        tokens.MapPost("/v1/tokens", Issue)
            .WithSummary("Issue a token; it is shown this once");
        tokens.MapGet("/v1/tokens", List)
            .WithSummary("One's tokens, or for admin everybody's, newest first")
            .Asks(() => [Parameters.Cursor, Parameters.Limit]);
        tokens.MapDelete("/v1/tokens/{token:guid}", Revoke)
            .WithSummary("Revoke a token, and what a person's own token issued with it, at once and everywhere")
            .Refuses("token-not-found");
    }

    private static async Task<Created<IssuedTokenView>> Issue(HttpContext http, Body<TokenRequest> body, Tokens tokens, CancellationToken cancellation)
    {
        var secret = Secret.New();
        var token = await tokens.Issue(Principal.Of(http), body.Value, secret, cancellation);
        return TypedResults.Created($"/v1/tokens/{token.Id}", new IssuedTokenView(secret, TokenView.Of(token)));
    }

    private static async Task<TokenList> List(HttpContext http, AccessRegister register, CancellationToken cancellation)
    {
        var (after, limit) = ListPage.Asked(http.Request.Query);
        var page = await register.Tokens(Within(http), after, limit, cancellation);
        return new TokenList(page.Select(TokenView.Of).ToList(), ListPage.Next(page, limit, last => new(last.Created, last.Id.ToString())));
    }

    private static async Task<TokenView> Revoke(Guid token, HttpContext http, AccessRegister register, CancellationToken cancellation) =>
        await register.Revoke(token, Within(http), Principal.Of(http).Token?.Id, cancellation) is { } revoked
            ? TokenView.Of(revoked)
            : throw new ProblemException(Problems.NotFound("token-not-found", "There is no such token. GET /v1/tokens lists those there are."));

    /// <summary>Whose tokens the caller sees; null for everybody's.</summary>
    private static string? Within(HttpContext http) =>
        Principal.Of(http).Scopes.Contains(Scope.Admin) ? null : Principal.PersonOf(http);
}

/// <summary>A token as it is shown, without the token itself.</summary>
internal sealed record TokenView(
    Guid Id,
    string Name,
    string? Person,
    IReadOnlyList<string> Scopes,
    string? Habit,
    bool IsSession,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    Guid? IssuedBy)
{
    public static TokenView Of(AccessToken token) =>
        new(token.Id, token.Name, token.Person, token.Scopes, token.Habit, token.IsSession, token.Created, token.Expires, token.IssuedBy);
}

/// <summary>A token that was just issued.</summary>
/// <param name="Token">The token itself, which is not kept and not shown again.</param>
/// <param name="Details">What it is for.</param>
internal sealed record IssuedTokenView(string Token, TokenView Details);

/// <summary>Tokens, newest first.</summary>
internal sealed record TokenList(IReadOnlyList<TokenView> Tokens, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
