using Microsoft.AspNetCore.Authentication;

namespace HabitTrack.Web;

/// <summary>Finds out what the token that was shown opens: that of an address, of a header, or of a session's cookie.</summary>
internal sealed class TokenAuthenticator(AccessRegister register, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    private static readonly IReadOnlySet<Scope> ForClients = new HashSet<Scope> { Scope.Coach };

    /// <summary>By the token that a request shows.</summary>
    public Task<AuthenticateResult> Authenticate(HttpContext http)
    {
        var address = http.GetEndpoint()?.Metadata.GetMetadata<TokenInAddress>();
        var shown = address is null ? InHeader(http.Request) : address.Of(http.Request) ?? "";
        var session = shown is null ? Session.Of(http.Request) : null;
        return Authenticate(shown ?? session, session is not null, AskedPerson(http.Request), http.RequestAborted);
    }

    /// <param name="token">As it was shown; null where none was.</param>
    /// <param name="isSession">Whether a cookie showed it, which is how sessions are shown, and nothing else.</param>
    /// <param name="client">Whom a coach asks to look at; null for nobody else.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>A <see cref="Principal"/>, or a failure that is a <see cref="ProblemException"/>.</returns>
    public async Task<AuthenticateResult> Authenticate(string? token, bool isSession, string? client, CancellationToken cancellation)
    {
        if (token is null)
            return AuthenticateResult.NoResult();
        if (!Secret.IsWellFormed(token) || await register.Find(Secret.Hash(token), cancellation) is not { } pass || pass.Token.IsSession != isSession)
            return AuthenticateResult.Fail(new ProblemException(AccessProblems.TokenInvalid));
        if (pass.Token.Expires <= clock.GetUtcNow())
            return AuthenticateResult.Fail(new ProblemException(AccessProblems.TokenExpired));

        var scopes = Scopes.Parse(pass.Token.Scopes);
        var principal = client is not null && scopes.Contains(Scope.Coach) && pass.ClientIds.Contains(client)
            ? new Principal(client, ForClients, pass.Token, TokenHandler.Scheme)
            : new Principal(pass.Token.Person, scopes, pass.Token, TokenHandler.Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, TokenHandler.Scheme));
    }

    /// <summary>Whose data a request names; null where it names nobody.</summary>
    public static string? AskedPerson(HttpRequest request) =>
        request.QueryString.HasValue && request.Query["person"].ToString() is { Length: > 0 } person ? person : null;

    private static string? InHeader(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header
            ? header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : ""
            : null;
}

/// <summary>The route is opened by a token that stands in its address, for whoever has the link.</summary>
/// <param name="Of">Reads it; null where there is none.</param>
internal sealed record TokenInAddress(Func<HttpRequest, string?> Of);
