using Microsoft.AspNetCore.Authentication;

namespace HabitTrack.Web;

/// <summary>Authenticates the token in the address, the header or the session cookie of a request.</summary>
internal sealed class TokenAuthenticator(AccessRegister register, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    private static readonly IReadOnlySet<Scope> ForClients = new HashSet<Scope> { Scope.Coach };

    /// <summary>Authenticates a request.</summary>
    public Task<AuthenticateResult> Authenticate(HttpContext http)
    {
        var address = http.GetEndpoint()?.Metadata.GetMetadata<TokenInAddress>();
        var token = address is null ? InHeader(http.Request) : address.Of(http.Request) ?? "";
        var session = token is null ? Session.Of(http.Request) : null;
        return Authenticate(token ?? session, session is not null, RequestedPerson(http.Request), http.RequestAborted);
    }

    /// <summary>Authenticates a token.</summary>
    /// <param name="token">The token; null if the request has none.</param>
    /// <param name="isSession">Whether it comes from the session cookie. Session tokens are valid only there, and other tokens are not.</param>
    /// <param name="client">The client whose data a coach requests; null for the person's own data.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>A <see cref="Principal"/>, or a failure that is a <see cref="ProblemException"/>.</returns>
    public async Task<AuthenticateResult> Authenticate(string? token, bool isSession, string? client, CancellationToken cancellation)
    {
        if (token is null)
            return AuthenticateResult.NoResult();
        if (!Secret.IsWellFormed(token) || await register.Find(Secret.Hash(token), cancellation) is not { } found || found.Token.IsSession != isSession)
            return AuthenticateResult.Fail(new ProblemException(AccessProblems.TokenInvalid));
        if (found.Token.Expires <= clock.GetUtcNow())
            return AuthenticateResult.Fail(new ProblemException(AccessProblems.TokenExpired));

        var scopes = Scopes.Parse(found.Token.Scopes);
        var principal = client is not null && scopes.Contains(Scope.Coach) && found.ClientIds.Contains(client)
            ? new Principal(client, ForClients, found.Token, TokenHandler.Scheme)
            : new Principal(found.Token.Person, scopes, found.Token, TokenHandler.Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, TokenHandler.Scheme));
    }

    /// <summary>The query parameter <c>person</c>; null if the request has none.</summary>
    public static string? RequestedPerson(HttpRequest request) =>
        request.QueryString.HasValue && request.Query["person"].ToString() is { Length: > 0 } person ? person : null;

    private static string? InHeader(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header
            ? header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : ""
            : null;
}

/// <summary>Metadata: the route is authenticated by a token in its address, because it is a public link.</summary>
/// <param name="Of">Reads the token; returns null if there is none.</param>
internal sealed record TokenInAddress(Func<HttpRequest, string?> Of);
