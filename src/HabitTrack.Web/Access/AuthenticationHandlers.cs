using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HabitTrack.Web;

/// <summary>Lets in whoever shows a token; asks whoever shows none, or one that opens nothing, for another.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder, TokenAuthenticator tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public new const string Scheme = "Token";

    private bool IsLink => Context.GetEndpoint()?.Metadata.GetMetadata<TokenInAddress>() is not null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => tokens.Authenticate(Context);

    /// <summary>Who looks at a page is led to sign in rather than told of a header.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isPage = HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !IsLink;
        var refused = (await HandleAuthenticateOnceSafeAsync()).Failure as ProblemException;
        await (isPage ? Pages.SeeOther(SignInEndpoints.From(Request)) : refused?.Problem ?? AccessProblems.TokenRequired).ExecuteAsync(Context);
    }
}

/// <summary>Takes whoever asks for the one person of local mode. <see cref="LocalMode.RefuseForeign"/> has refused what does not come from this machine.</summary>
internal sealed class LocalHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public new const string Scheme = "Local";

    private static readonly AuthenticateResult Me = AuthenticateResult.Success(new AuthenticationTicket(Principal.Local, Scheme));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Me);
}
