using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Issues, lists and revokes tokens.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("").WithTags("Tokens").NeedsOneOf([Scope.Log, Scope.Read], [Scope.Admin]).TakesNoKey();
        tokens.MapPost("/v1/tokens", Issue)
            .WithSummary("Issue a token; it is shown only once");
        tokens.MapGet("/v1/tokens", List)
            .WithSummary("List your tokens, or all tokens for an administrator, newest first")
            .Asks(() => [Parameters.Cursor, Parameters.Limit]);
        tokens.MapDelete("/v1/tokens/{token:guid}", Revoke)
            .WithSummary("Revoke a token and the tokens that it issued, immediately on all nodes")
            .Refuses("token-not-found");
    }

    private static async Task<Results<Created<IssuedTokenView>, Problem>> Issue(
        HttpContext http, Body<TokenRequest> body, Tokens tokens, CancellationToken cancellation)
    {
        var secret = Secret.New();
        return (await tokens.Issue(Principal.Of(http), body.Value, secret, cancellation)).Match<Results<Created<IssuedTokenView>, Problem>>(
            token => TypedResults.Created($"/v1/tokens/{token.Id}", new IssuedTokenView(secret, TokenView.Of(token))),
            problem => problem);
    }

    private static async Task<TokenList> List(HttpContext http, AccessRegister register, CancellationToken cancellation)
    {
        var (after, limit) = ListPage.Parse(http.Request.Query);
        var page = await register.Tokens(Within(http), after, limit, cancellation);
        return new TokenList(page.Select(TokenView.Of).ToList(), ListPage.Next(page, limit, last => new(last.Created, last.Id.ToString())));
    }

    private static async Task<Results<Ok<TokenView>, Problem>> Revoke(Guid token, HttpContext http, AccessRegister register, CancellationToken cancellation) =>
        await register.Revoke(token, Within(http), Principal.Of(http).Token?.Id, cancellation) is { } revoked
            ? TypedResults.Ok(TokenView.Of(revoked))
            : Problems.NotFound("token-not-found", "There is no token with this id. GET /v1/tokens lists the tokens.");

    /// <summary>The person whose tokens the caller can access; null for all people.</summary>
    private static string? Within(HttpContext http) =>
        Principal.Of(http).Scopes.Contains(Scope.Admin) ? null : Principal.PersonOf(http);
}

/// <summary>The details of a token, without its secret.</summary>
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
/// <param name="Token">The secret, which is not stored and not shown again.</param>
/// <param name="Details">The details of the token.</param>
internal sealed record IssuedTokenView(string Token, TokenView Details);

/// <summary>Tokens, newest first.</summary>
internal sealed record TokenList(IReadOnlyList<TokenView> Tokens, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
