using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HabitTrack.Web;

/// <summary>Authenticates requests by token.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder, TokenAuthenticator tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public new const string Scheme = "Token";

    private bool IsLink => Context.GetEndpoint()?.Metadata.GetMetadata<TokenInAddress>() is not null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => tokens.Authenticate(Context);

    /// <summary>Redirects browsers to the sign-in page, except from forms, whose input would be lost; other clients receive 401.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refused = ((await HandleAuthenticateOnceSafeAsync()).Failure as ProblemException)?.Problem ?? AccessProblems.TokenRequired;
        var isPage = HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        await (IsLink ? refused with { Detail = AccessProblems.InvalidLink }
            : isPage ? Pages.SeeOther(SignInEndpoints.From(Request))
            : Pages.IsPageRequest(Request) ? AccessProblems.TokenRequired
            : refused).ExecuteAsync(Context);
    }
}

/// <summary>
/// Authenticates every request as the person of local mode. <see cref="LocalMode.RejectForeignRequests"/> has rejected requests from other machines.
/// </summary>
internal sealed class LocalHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public new const string Scheme = "Local";

    private static readonly AuthenticateResult Me = AuthenticateResult.Success(new AuthenticationTicket(Principal.Local, Scheme));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Me);
}
